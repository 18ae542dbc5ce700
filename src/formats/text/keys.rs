//! Keys under which texts that programs write say who, where and when: names of JSON, CSV, vCard (RFC 6350), iCalendar (RFC 5545),
//! mail (RFC 5322), GPX 1.1 and the subtitles of cameras.

use crate::report::Class;

/// The keys in lower case, without what marks their words off, by what they would reveal.
const KEYS: [(Class, &str); 8] = [
    (
        Class::Place,
        "absalt address adr alt altitude city coordinates country ele geo geodata geodataexif gps gpslatitude gpslongitude
         home lat latitude location lng lon long longitude place postcode street tz timezone zip",
    ),
    (
        Class::Time,
        "bday birthday created createdat createdate creationtime date dateofbirth datetime dob dtend dtstamp dtstart lastmodified
         modified phototakentime rev time timestamp updated updatedat when",
    ),
    (
        Class::Person,
        "account attendee author bcc cc contact creator displayname email firstname fn from fullname lastname mobile n name
         nickname org organizer owner people person phone phonenumber publisher replyto sender signature surname tel telephone to
         user username",
    ),
    (Class::Device, "camera device devicename devicetype host hostname lens make model"),
    (Class::Serial, "cameraserial deviceid imei imsi serial serialno serialnumber sn ssid bssid mac"),
    (
        Class::Identifier,
        "accountid guid hash id ip ipaddress messageid received returnpath token uid url userid uuid xoriginatingip",
    ),
    (Class::Software, "app application creatortool generator prodid producer software useragent xmailer"),
    (Class::Text, "caption comment desc description filename note notes path summary subject tags title"),
];

/// What the value under a key would reveal, or nothing where the key says nothing.
pub(super) fn class(key: &str) -> Option<Class> {
    let plain: String = key.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let whole = key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let known = |list: &&(Class, &str)| list.1.split_ascii_whitespace().any(|own| own == plain);
    KEYS.iter().find(known).filter(|_| whole).map(|(class, _)| *class)
}
