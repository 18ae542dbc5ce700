//! Which class an XMP property belongs to, by its customary prefix and its name.

use crate::report::Class;

/// The class of a property that stands inside the elements `path`; `None` when it is not known.
pub(super) fn class(prefix: &str, local: &str, path: &[&str]) -> Option<Class> {
    let inside = |word: &str| path.iter().rev().take(8).any(|name| name.contains(word));
    if inside("Regions") || inside("RegionInfo") || matches!(prefix, "mwg-rs" | "MPReg" | "MPRI" | "MP") {
        return Some(Class::Faces);
    }
    if inside("History") || inside("DerivedFrom") || inside("Ingredients") || inside("Pantry") {
        return Some(Class::Provenance);
    }
    match prefix {
        "Container" | "Item" | "GContainer" if inside("Directory") || local == "Semantic" => {
            return Some(Class::HiddenPicture);
        }
        "GCamera" | "Camera" if local.contains("Video") || local.contains("MotionPhoto") => {
            return Some(Class::HiddenClip);
        }
        "GAudio" => return Some(Class::HiddenClip),
        "GDepth" | "GImage" | "hdrgm" | "HDRGainMap" | "apdi" | "Device" | "depthBlurEffect" => {
            return Some(Class::HiddenPicture);
        }
        "dcterms" | "c2pa" => return Some(Class::Provenance),
        "GPano" | "crs" | "exifEX" if !local.contains("Serial") && local != "CameraOwnerName" => {
            return Some(Class::Settings);
        }
        _ => {}
    }
    by_name(local)
}

fn by_name(local: &str) -> Option<Class> {
    match local {
        "City" | "State" | "Country" | "CountryCode" | "Location" | "Sublocation" | "ProvinceState" | "CountryName"
        | "WorldRegion" | "LocationCreated" | "LocationShown" | "LocationName" => Some(Class::Place),
        "Make" | "Model" | "Lens" | "LensModel" | "LensMake" | "LensID" | "UniqueCameraModel" => Some(Class::Device),
        "SerialNumber" | "BodySerialNumber" | "LensSerialNumber" | "CameraSerialNumber" => Some(Class::Serial),
        "creator" | "Creator" | "Artist" | "rights" | "Copyright" | "OwnerName" | "CameraOwnerName" | "Owner"
        | "AuthorsPosition" | "CaptionWriter" | "Credit" | "PersonInImage" | "CreatorContactInfo" | "contributor"
        | "publisher" | "CiAdrCity" | "CiEmailWork" | "CiTelWork" | "CiUrlWork" | "UsageTerms" | "Author" => {
            Some(Class::Person)
        }
        "CreatorTool" | "xmptk" | "Software" | "HostComputer" | "Producer" | "softwareAgent" => Some(Class::Software),
        "DocumentID" | "InstanceID" | "OriginalDocumentID" | "documentID" | "instanceID" | "ImageUniqueID"
        | "identifier" | "DigitalImageGUID" | "CaptureGUID" | "BurstID" | "RenditionOf" => Some(Class::Identifier),
        "description"
        | "title"
        | "Headline"
        | "subject"
        | "UserComment"
        | "Title"
        | "Instructions"
        | "Event"
        | "hierarchicalSubject"
        | "Keywords"
        | "Label"
        | "Caption"
        | "Category"
        | "TransmissionReference"
        | "Source"
        | "ImageDescription"
        | "SupplementalCategories"
        | "AltTextAccessibility"
        | "Rating" => Some(Class::Text),
        "image" | "thumbnail" | "Thumbnails" => Some(Class::Thumbnail),
        "ExposureTime" | "FNumber" | "FocalLength" | "ISOSpeedRatings" | "ColorMode" | "ICCProfile" | "Orientation"
        | "PixelXDimension" | "PixelYDimension" | "XResolution" | "YResolution" | "ResolutionUnit" | "ColorSpace"
        | "format" | "Flash" | "Fired" | "MeteringMode" | "ExposureProgram" => Some(Class::Settings),
        "NativeDigest" | "DocumentAncestors" | "ActionHistory" | "digitalSourceType" | "DigitalSourceType" => {
            Some(Class::Provenance)
        }
        _ if local.starts_with("GPS") => Some(if local.contains("Time") { Class::Time } else { Class::Place }),
        _ if local.contains("Date") || local.ends_with("Time") => Some(Class::Time),
        _ if local.contains("MotionPhoto") || local.contains("MicroVideo") => Some(Class::HiddenClip),
        _ if local.contains("Serial") => Some(Class::Serial),
        _ => None,
    }
}
