### Azerbaijani in Latin script. Needs native review.

## The first screen

name = Panah
language = Dil
review = Bu dildə böyümüş kimsə bu sözləri hələ yoxlamayıb.
lead = Şəkilləri və başqa faylları kiməsə verməzdən əvvəl təhlükəsiz edin
what = Şəklin və ya filmin nəyi ələ verdiyini görün, içindəki üzləri örtün və başqasına verilə bilən nüsxə düzəldin. Səs və sənədlərdəki gizli məlumat da çıxarılır.
stays = Heç nə yüklənmir. Bütün iş bu cihazda görülür.
staysForm = Əsli bu cihazda qalır. Formaya yalnız təhlükəsiz nüsxə gedir, düzəldilən kimi; forma göndərilənə qədər onu geri götürə bilərsiniz.
flight = Bacarırsınızsa, əvvəlcə uçuş rejimini yandırın. Brauzer burada adi yükləmələrin qarşısını alır; bağlantısı olmayan telefon yenə də daha etibarlıdır.
original = Əsl fayllarınıza toxunulmur, onlar silinmir də.
exit = Çıxış
exitHow = Çıxış düyməsi, ekrana birdən qoyulan üç barmaq və ya iki dəfə basılan Esc bu səhifəni dərhal boşaldır və kalkulyator göstərir.
choose = Şəkil, film və ya fayl seçin
starting = Hazırlanır…
orDrop = ya da bura atın və ya yapışdırın
drop = Faylları bura atın
formats = Şəkil və film, və başqa fayllar: səs, PDF, Office sənədləri, mətn
cannot = Panahın bacarmadıqları
cannotFaces = Hər üzü tapmır. Kiçik, qaranlıq, çevrilmiş və ya yarı gizli üzlər gözdən qaça bilər: hər şəklə özünüz də baxın.
cannotRest = Paltarı, döyməni, yerişi, yerləri və kölgələri tapmır. Örtmədiyiniz qalır.
cannotVoices = Dəyişdirilmiş səsi proqram hələ də tanıya bilər. Yalnız səsi çıxarmaq etibarlıdır.
cannotDevice = Əsl fayllarınızı silmir; qalereyanın, buludun və söhbətlərin onlardan saxladıqlarını da.
cannotSpy = İzlənən cihazda və ya kimsə ekrana baxanda kömək edə bilmir.
cannotSender = Kimin göndərdiyini gizlətmir: bu, nə ilə göndərdiyinizdən asılıdır.
cannotProve = Nüsxə təkbaşına bir şeyin nə vaxt və harada baş verdiyini sübut etmir.
licences = Lisenziyalar

## Said before anything else can be: no script, no decoder, or another page that looks on

noScript = Bu səhifəyə JavaScript lazımdır. Onu JavaScript açıq olan Chrome və ya Firefox kimi bir brauzerlə açın. O, işini sizin cihazınızda görür.
tooOld = Bu brauzer bu iş üçün çox köhnədir. Səhifəni daha yeni Chrome, Firefox və ya Safari ilə açın.
wasmOff = WebAssembly bu brauzerdə söndürülüb və onsuz burada heç nə etmək olmur. iPhone-da Lockdown Mode bunu edir, Tor Browser-in Safer və Safest səviyyələri də. Yalnız bu səhifə üçün icazə verin, ya da Panah-ı başqa brauzerdə və ya başqa cihazda açın. Panah-ın onsuz işləyən faylı da var: bunu haradan almısınızsa, onu da oradan istəyin.
wasmRefused = WebAssembly var, amma bu səhifədə işləməyə icazəsi yoxdur: saytın, bir əlavənin və ya brauzerin qaydası bunu qadağan edir. Panah-ı bu cihazdan fayl kimi, ya da başqa brauzerdə açın.
workersOff = Bu brauzer worker işə salmır və onlarsız burada heç nə etmək olmur. Panah-ı başqa brauzerdə açın.
notStarted = Panah burada başlaya bilmədi və səbəbi məlum deyil. Başqa səhifələri bağlayıb bunu yenidən yükləyin, ya da Panah-ı başqa brauzerdə açın.
watched = Bu səhifə elə yerləşdirilib və ya açılıb ki, o biri səhifə fayllarınızı oxuya bilər. Burada heç nə seçmək olmur. {"\u2068"}{ $address }{"\u2069"} ünvanını özünüz yeni vərəqdə açın, ya da Panah-ı bu cihazdan fayl kimi açın.

## Around the room: the app’s own page, and the field in a partner’s form

notOpened = Panah açılmadı. Bağlantınız olanda bu səhifəni yenidən yükləyin. ({ $why })
notKept = Bu brauzer Panah-ı bağlantısız işlətmək üçün saxlamayacaq.
makeFirst = Əvvəlcə təhlükəsiz nüsxə düzəldin.
fieldTitle = Şəkillər və fayllar, formaya getməzdən əvvəl təhlükəsiz edilir
fieldReady =
    { $n ->
        [one] { $n } nüsxə hazırdır və əlavə edilməyib. Onu əlavə edin, ya da çıxarın.
       *[other] { $n } nüsxə hazırdır və əlavə edilməyib. Onları əlavə edin, ya da çıxarın.
    }
fieldUnfinished =
    { $n ->
        [one] { $n } faylın əlavə edilmiş təhlükəsiz nüsxəsi yoxdur. Onu düzəldin, ya da faylı çıxarın.
       *[other] { $n } faylın əlavə edilmiş təhlükəsiz nüsxəsi yoxdur. Onları düzəldin, ya da faylları çıxarın.
    }
fieldClosed = Faylların təhlükəsiz edildiyi bölmə açılmayıb. Burada heç nə seçmək olmur.
fieldBeside = Bölmənin yanına atdığınız götürülmədi. Onu bölmənin içinə atın, ya da orada seçin.
fieldReset = Formanı boşaltmaq bölməni də boşaldır: orada seçilən və düzəldilən itər.
fieldDiscard = Boşalt
fieldKeep = Qalsın
fieldMoved = Səhifə bu sahənin yerini dəyişdi və bölmə yenidən açılmalı oldu. Bitməmiş nə varsa, yenidən seçilməlidir.
fieldHeld =
    { $n ->
        [one] Əvvəl düzəldilmiş { $n } nüsxə hələ də əlavə edilib.
       *[other] Əvvəl düzəldilmiş { $n } nüsxə hələ də əlavə edilib.
    }
fieldTakeBack = Geri götür
fieldDone = Təhlükəsiz nüsxələri verin

## Files and sizes

files = Şəkillər və fayllar
bytes = { $n } bayt
kilobytes = { $n } KB
megabytes = { $n } MB
pixels = {"\u2066"}{ $width } × { $height }{"\u2069"}

## Work that goes on

waiting = Növbəsini gözləyir
reading = Fayl oxunur…
searching = Üzlər axtarılır…
making = Təhlükəsiz nüsxə düzəldilir…
cancel = Ləğv et
remove = Siyahıdan çıxar
again = Yenidən yoxla
stopped = Ləğv edildi. Heç nə düzəldilmədi.

## What a file reveals

told = Bu fayl nəyi ələ verəcəkdi
toldNothing = Panah-ın axtardığı gizli məlumatların heç biri bu faylda tapılmadı. Şəklin özü yenə də göstərdiyini göstərir.
fields = { $n } sahənin hamısı, texniki adı ilə
class-place = Harada düzəldilib
class-time = Nə vaxt düzəldilib və ya dəyişdirilib
class-device = Cihazın markası və modeli
class-serial = Yalnız bu cihazı göstərən seriya nömrəsi
class-person = Bir ad
class-software = Onu yazan proqram
class-text = Sözlər: başlıq, şərh, açar sözlər
class-identifier = Onu başqa fayllara və ya hesablara bağlayan nişan
class-hidden-text = Faylda olan, amma göstərilməyən sözlər: gizli mətn, danışanın qeydləri, gizli vərəq
class-hidden-kept = Nüsxədə QALAN gizli hissələr, çünki göstərilənə onlar lazımdır. Göndərməzdən əvvəl baxın
class-thumbnail = Şəklin kiçik gizli nüsxəsi, bəlkə redaktədən əvvəlki
class-hidden-picture = İkinci, gizli şəkil
class-hidden-clip = Gizli video və ya səs yazısı
class-provenance = Necə düzəldildiyinin və redaktə edildiyinin qeydi
class-faces = İçində işarələnmiş üzlər, bəlkə adları ilə
class-settings = Kamera ayarları
class-unknown = Panah-ın oxuya bilmədiyi məlumat

## A picture and its covers

picture = Örtükləri ilə şəkil
noneFound = Üz tapılmadı. Diqqətlə baxın və gördüyünüzü örtün.
counts = Örtülü: { $covered }. Açıq qalan: { $open }.
unsureCount = Onlardan { $n } dənəsi, qırıq kənarlı, üz ola da bilər, olmaya da.
howTo = Açmaq üçün örtüyə toxunun; örtmək üçün yenidən toxunun.
shapes = Nə ilə örtülsün
tool-box = Qutu
tool-brush = Fırça
tool-polygon = Künclər
tool-person = Bütün adam
tool-inverse = Bundan başqa hər şey
addCover = Örtük əlavə et
howTo-box = Örtülməsini istədiyiniz yerin üstündən çəkin.
howTo-brush = Örtülməsini istədiyiniz yeri rəngləyin. Qurtarmaq üçün fırçaya yenidən toxunun.
howTo-polygon = Hər küncə toxunun; bitirmək üçün birinciyə yenidən toxunun.
howTo-person = Bütün adamı örtmək üçün üzə toxunun, ya da başın ətrafından çəkin.
howTo-inverse = Görünə bilən yerin üstündən çəkin. Qalan hər şey örtülür.
look = Görünüş
look-solid = Sadə
look-pattern = Zolaqlı
look-soft = Yumşaq
markAdded = Açıq qalan, { $n }: ətrafında hər yer örtülüdür. Ox düymələri tərpədir, artı və eksi ölçüsünü dəyişir, Delete silir.
deleteCover = Bu örtüyü sil
undo = Geri al
redo = Təkrar et
zoomIn = Yaxınlaşdır
zoomOut = Uzaqlaşdır
coverAdded = Sizin örtüyünüz { $n }. Ox düymələri tərpədir, artı və eksi ölçüsünü dəyişir, Delete silir.
moving = Bu, hərəkətli şəkildir. Yeni şəkil ondan bir kadr saxlayır; eyni nüsxə hərəkəti saxlayır, amma içindəki üzləri örtmək olmur.
movingExact = Bu nüsxəyə heç bir örtük qoyulmayacaq: hərəkətdəki hər üz açıq qalır.

## Files of which nothing can be covered

toldNothingBare = Panah-ın axtardığı gizli məlumatların heç biri bu faylda tapılmadı. İçində görünən, eşidilən və ya oxunan yenə də dediyini deyir.
kind-still = Burada göstərilə bilməyən şəkil
kind-film = Film
kind-sound = Səs yazısı
kind-document = Sənəd
kind-archive = Sıxılmış fayl (ZIP)
kind-text = Mətn
stays-still = Burada yalnız gizli məlumat çıxarıla bilər. İçindəki üzlər ÖRTÜLMÜR: şəkildəki hər kəsi yenə tanımaq olar. Üzləri örtmək üçün ekran görüntüsünü çəkin, ya da JPEG kimi saxlayın və onu gətirin.
stays-film = Burada yalnız gizli məlumat çıxarıla bilər. İçindəki üzlər və səslər ÖRTÜLMÜR: filmdəki hər kəsi yenə tanımaq olar.
stays-sound = Burada yalnız gizli məlumat çıxarıla bilər. İçindəki səslər DƏYİŞMİR: danışan hər kəsi yenə tanımaq olar.
stays-document = Burada yalnız gizli məlumat çıxarıla bilər. Şəkillərindəki üzlər, içindəki səslər və adlar ÖRTÜLMÜR. İçində oxunan hər şey qalır.
stays-archive = Burada yalnız içindəki faylların gizli məlumatı çıxarıla bilər. Şəkillərindəki üzlər, içlərindəki səslər və adlar ÖRTÜLMÜR. İçlərində oxunan hər şey qalır; fayllara nömrə verilir.
stays-text = Burada yalnız gizli məlumat çıxarıla bilər. Hər söz qalır və mətnin özü, adları və yazılış tərzi ilə, onu kimin yazdığını ələ verə bilər.
matched = Belə nüsxədə görünən, eşidilən və ya oxunan hər şey olduğu kimi qalır: əslini tapan kəs ikisini tutuşdura bilər və kodlanma tərzi onu hansı telefonun və ya proqramın düzəltdiyini ələ verə bilər. Hamı üçün deyil.
known-still = Bilirəm ki, içindəki bütün üzlər qalır.
known-film = Bilirəm ki, üzlər və səslər qalır.
known-sound = Bilirəm ki, səslər qalır.
known-document = Bilirəm ki, içindəki üzlər, səslər və adlar qalır.
known-archive = Bilirəm ki, fayllarındakı üzlər, səslər və adlar qalır.
known-text = Bilirəm ki, hər söz qalır.
known-picture = Bilirəm ki, bütün üzlər açıq qalır.
confirmFirst = Əvvəlcə yuxarıdakı qutunu işarələyin; sonra nüsxə düzəldilə bilər.
stillExact = Bu növ şəkildə eyni nüsxəni örtmək olmur: hər üz açıq qalır.
readOnce = İçindəki üzlər, səslər, adlar və yerlər adamları hələ də ələ verə bilər. Göndərməzdən əvvəl bir də nəzərdən keçirin.

## Films and recordings

filmLooking = Baxılır. Nəyin örtülə biləcəyi hələ məlum deyil.
partOnly = Yalnız bir hissəsi
partHow = Baxılmayan hissə nüsxədə olmayacaq.
partFrom = Haradan, saniyə
partTo = Haraya qədər, saniyə
partLook = Bu hissəyə bax
secondsLeft = { $what } Təxminən { $n } saniyə qalıb.
minutesLeft = { $what } Təxminən { $n } dəqiqə qalıb.
still-undecoded = Bu şəkil burada açıla bilmədi, nə Panah aça bildi, nə də bu brauzer. Sağlam ola bilər: iPhone-da Safari daha çox şəkil növü açır və ekran görüntüsü hər yerdə işləyir.
still-altered = Bu brauzer səhifənin oxuduğu pikselləri dəyişir, ona görə şəkli burada örtmək olmur. Bu səhifəyə canvas məlumatını oxumağa icazə verin, ya da şəkli əvvəlcə JPEG kimi saxlayın.
film-browser = Bu brauzer belə filmi açıb yenidən yaza bilmir, ona görə burada içində heç nəyi örtmək olmur. Gizli məlumatsız eyni nüsxə düzəldilə bilər; örtülü şəkil üçün ekran görüntüsü çəkin və onu gətirin.
film-codec = Bu brauzer bu növ filmi oxuya bilmir, ona görə burada içində heç nəyi örtmək olmur. Gizli məlumatsız eyni nüsxə düzəldilə bilər; örtülü şəkil üçün ekran görüntüsü çəkin və onu gətirin.
film-damaged = Bu brauzer bu növ filmləri oxuya bilir, amma bunun heç bir hissəsini oxuya bilmədi: çox güman ki, korlanıb. Burada içində heç nəyi örtmək olmur. Gəldiyi yerdən yenidən alın.
film-empty = İçində uzunluğu məlum olan görüntü və ya səs tapılmadı, ona görə burada heç nəyi örtmək olmur. Bu cihazda oynayırsa, ekran görüntüsü çəkin və onu gətirin.
film-format = Bu növ filmlər (məsələn AVI) burada örtmək üçün açılmır, ona görə içində heç nəyi örtmək olmur. Gizli məlumatsız eyni nüsxə düzəldilə bilər; üzləri örtmək üçün əvvəlcə MP4 kimi saxlayın, ya da ekran görüntüsü çəkin və onu gətirin.
film-large = Görüntüsü burada oxuna biləndən böyükdür, ona görə içində heç nəyi örtmək olmur. Əvvəlcə daha kiçik saxlayın, məsələn 1080p, və onu gətirin.
film-endless = Altı saatdan uzundur, ona görə burada içində heç nəyi örtmək olmur. Əvvəlcə kəsin, sonra hissələri gətirin.
film-memory = Baxılarkən yaddaş çatmadı, ona görə indi içində heç nəyi örtmək olmur. Başqa səhifələri bağlayıb yenidən gətirin, ya da burada yalnız bir hissəsini seçin.
film-full = Bir dəfəyə baxmaq üçün kadrları çox, ya da görünən üzləri çoxdur, ona görə indi içində heç nəyi örtmək olmur. Burada yalnız bir hissəsini seçin, ya da əvvəlcə kəsib hissələri gətirin.
film-unread = Burada axıra qədər oxuna bilmədi və səbəbi məlum deyil; film sağlam ola bilər. İndi içində heç nəyi örtmək olmur. Yenidən gətirin, başqa brauzer yoxlayın, ya da ekran görüntüsü çəkin və onu gətirin.
recording-browser = Bu brauzer belə yazını açıb yenidən yaza bilmir, ona görə burada içindəki heç bir səsi susdurmaq və ya təhrif etmək olmur. Gizli məlumatsız eyni nüsxə düzəldilə bilər.
recording-codec = Bu brauzer bu növ səsi oxuya bilmir, ona görə burada içindəki heç bir səsi susdurmaq və ya təhrif etmək olmur. Gizli məlumatsız eyni nüsxə düzəldilə bilər.
recording-empty = İçində uzunluğu məlum olan səs tapılmadı, ona görə burada heç nəyi susdurmaq və ya təhrif etmək olmur.
recording-format = Bu növ yazılar burada dəyişmək üçün açılmır, ona görə içindəki heç bir səsi susdurmaq və ya təhrif etmək olmur. Gizli məlumatsız eyni nüsxə düzəldilə bilər; səsləri dəyişmək üçün əvvəlcə M4A, MP3 və ya WAV kimi saxlayın və onu gətirin.
recording-endless = Altı saatdan uzundur, ona görə burada içindəki heç bir səsi susdurmaq və ya təhrif etmək olmur. Əvvəlcə kəsin, sonra hissələri gətirin.
recording-memory = Dinlənilərkən yaddaş çatmadı, ona görə indi içindəki heç bir səsi susdurmaq və ya təhrif etmək olmur. Başqa səhifələri bağlayıb yenidən gətirin, ya da kəsib hissələri gətirin.
recording-unread = Burada axıra qədər oxuna bilmədi və səbəbi məlum deyil; yazı sağlam ola bilər. İndi içindəki heç bir səsi susdurmaq və ya təhrif etmək olmur. Yenidən gətirin, ya da başqa brauzer yoxlayın.
film-long = Bu brauzerdə etibar edilə bilən yaddaş üçün çox uzundur. Təxminən { $n } dəqiqəsi olar: burada yalnız bir hissəsini seçin, ya da əvvəlcə kəsib hissələri gətirin.
filmGaps = Filmin bəzi hissələri burada oxunmur, cəmi { $time }. Orada nüsxə əvvəlki görüntünü göstərməyə davam edir.
filmShort = Film özünün dediyindən tez qurtarır: { $time } anına qədər oxunur və nüsxə orada bitir.
filmPeople = Filmdəki adamlar
personCovered = örtülü
personOpen = açıq
personOn = Adam { $n }: örtülü
personOff = Adam { $n }: açıq
briefOn = Bəlkə adam, { $n }: örtülü
briefOff = Bəlkə adam, { $n }: açıq
filmCounts = Örtülü adam: { $covered }. Açıq qalan: { $open }.
filmNobody = Heç kim tapılmadı. Sürüşdürgəclə filmə baxın və gördüyünüz adamları örtün.
filmHow = Örtükləri görmək üçün sürüşdürgəci tərpədin. Açmaq və ya örtmək üçün adama toxunun.
play = Oynat
pause = Dayandır
filmTime = Filmdə yer
frameBefore = Bir kadr geri
frameAfter = Bir kadr irəli
filmUnsure = { $n } yerdə kimsə itirilmiş ola bilər.
nextUnsure = Növbətiyə keç
unsureWhat = Kimsənin itirilmiş ola biləcəyi yerdə nə örtülsün?
unsure-reach = Böyük ehtimalla olduğu yer
unsure-reach-words = Özünün və kameranın hərəkətinə görə başının olmalı olduğu yer. Qəfil hərəkət onu oradan çıxara bilər.
unsure-frame = Bütün görüntü
unsure-frame-words = Yenidən tapılana qədər heç nə görünmür. Ən etibarlısı.
filmShare = Görüntünün təxminən { $percent } %-i örtüləcək.
filmShareWhole =
    { $n ->
        [one] Görüntünün təxminən { $percent } %-i örtüləcək; { $n } kadrda heç nə görünmür.
       *[other] Görüntünün təxminən { $percent } %-i örtüləcək; { $n } kadrda heç nə görünmür.
    }
filmMoment = Bir anlıq görünənlər ({ $n })
filmJoin = Bir adamın kartlarını birləşdir
filmJoinFirst = Karta toxunun. Bitdi
filmJoinNext = Eyni adamın başqa kartlarına toxunun; ayırmaq üçün ona yenidən toxunun. Bitdi
unsure-area = Daha böyük sahə
unsure-area-words = Axırıncı dəfə olduğu yer və uzağa qədər ətrafı.
inverse = Tərsinə: açıq olan üzlərdən başqa hər şeyi ört.
ownCover = Sizin örtüyünüz { $n }
ownFollows = Çəkdiyiniz kimi hərəkət edir
ownFrom = Yalnız buradan sonra
ownTo = Yalnız bura qədər
soundTime = Yazıda yer
stepBefore = Saniyənin onda biri geri
stepAfter = Saniyənin onda biri irəli
trimFrom = Nüsxə burada başlasın
trimTo = Nüsxə burada bitsin
trimmed = Nüsxədə { $from } ilə { $to } arası var; hamısı { $length }.
takeFrame = Bu kadrdan şəkil düzəlt
takeHow = Tək-tək kadrlardan şəkil düzəltmək və hər şəkil kimi örtmək olar. Sürüşdürgəci lazım olan kadra aparın.
noFrame = Bu kadr burada göstərilə bilmir.
sound = Səs necə olsun?
soundFirst = Əvvəlcə səsin necə olacağını seçin; sonra nüsxə düzəldilə bilər.
soundNone = Bu filmin səsi yoxdur.
soundUnheard = Bu brauzer səsini oxuya bilmir, ona görə səs yalnız çıxarıla bilər.
sound-remove = Çıxarılsın
sound-remove-words = Səs, üz görünməyəndə də, kimin danışdığını ələ verir.
sound-keep = Qalsın
sound-keep-words = Danışan hər kəsi tanımaq olar və onu əsli ilə tutuşdurmaq olar.
sound-silence = Hissələri susdurulsun
sound-silence-words = Heç kimin eşitməməli olduğunu siz işarələyirsiniz. Qalanı yenə tanımaq olar.
sound-distort = Səslər təhrif edilsin
sound-distort-words = Tanımağı çətinləşdirir, qarşısını almır.
silenceHow = Susmalı olan hissələrin üstündən çəkin. Bir yerə keçib oradan dinləmək üçün toxunun.
silenceAdd = Səssiz hissə əlavə et
silenceSpan = { $from } ilə { $to } arası səssiz
silenceFrom = Səssizliyin əvvəli, saniyə
silenceTo = Səssizliyin sonu, saniyə
silenceDelete = Bu səssiz hissəni sil
film-unlinkable = Yenidən düzəldilmiş
film-unlinkable-words-film = Hər kadr içindəki örtüklərlə yenidən çəkilir və səs sizin seçdiyiniz kimi olur. Səsi çıxarılıbsa, hamıya açıq ola biləcək şey üçün. Əsli əlində olan kəs ikisini uzunluğundan və görünəndən yenə tutuşdura bilər.
film-unlinkable-words-sound = Susdurduğunuz və ya təhrif etdiyiniz yenidən kodlanır; saxladığınız bit-bit eyni qala bilər. Əsli əlində olan kəs ikisini eşidiləndən yenə tutuşdura bilər.
film-exact = Olduğu kimi
film-exact-words-film = Yalnız gizli məlumat gedir. İçində heç bir üz və heç bir səs örtülmür. Onu əsli ilə tutuşdurmaq olar və o, telefonunuzun markasını, çox vaxt modelini ələ verir. Heç vaxt hamı üçün deyil.
film-exact-words-sound = Yalnız gizli məlumat gedir. İçində heç bir səs dəyişmir. Onu əsli ilə tutuşdurmaq olar və o, telefonunuzun markasını, çox vaxt modelini ələ verir. Heç vaxt hamı üçün deyil.
filmOpen = Adamlar: { $covered } örtülü, { $open } açıq.
filmCovered = { $frames } kadrın { $covered } dənəsində örtük var; { $unsure } dənəsi şübhəli idi.
filmPlaces = { $n } yerdən { $looked } dənəsinə baxdınız.
nextPlace = Növbəti yeri göstər
enough = Bu qədər bəsdir
placesFirst = { $n } yerdən { $looked } dənəsinə baxdınız: kimsənin göründüyü yerlər, kimsənin itirilmiş ola biləcəyi yerlər və film boyu. O birilərinə də baxın, ya da bəsdir deyin.

## The two kinds of copy

level = Nüsxə necə düzəldilsin?
unlinkable = Yeni şəkil kimi
unlinkableWords = Yenidən və bir az kiçik çəkilir, böyük şəkil təxminən 8 milyon piksellə, ki telefonunuzda eyni faylların heç bir axtarışı onu əsli ilə tutuşdura bilməsin. İkisini də görən yenə görür ki, eyni şeyi göstərirlər. Hamıya açıq ola biləcək hər şey üçün.
exact = Eyni nüsxə kimi
exactWords = Şəkil faylınızda kodlandığı kimi qalır; yalnız gizli məlumat və örtülən gedir. Onu əsli ilə tutuşdurmaq olar və o, telefonunuzun markasını, çox vaxt modelini ələ verir. Heç vaxt hamı üçün deyil: yalnız sübut lazım olanlara qapalı təhvil üçün.

## Making the copy, and what is said of it

make = Təhlükəsiz nüsxə düzəlt
makeAll = { $n } təhlükəsiz nüsxə düzəlt
lookFirst = Əvvəlcə şəklə və örtüklərinə baxın; sonra nüsxə düzəldilə bilər.
lookWhole = Əvvəlcə şəklə baxın: hamısına, bir anlıq.
lookedAt = Baxıldı. Açıq qalanı tanımaq olar.
made = Təhlükəsiz nüsxə hazırdır
inspectedAgain = Yenidən yoxlandı: Panah-ın axtardığı yer, vaxt, cihaz, ad və ya başqa gizli sahələrin heç biri nüsxədə tapılmadı.
inspectedRest = Yenidən yoxlandı: aşağıda adı çəkilənlərdən başqa, Panah-ın axtardığı yer, vaxt, cihaz, ad və ya başqa gizli sahələrin heç biri nüsxədə tapılmadı.
staysHidden = Gizli və ya ələ verən { $n } hissə nüsxədə QALIR. Nüsxəni alan kəs onu oxuya bilər. Göndərməzdən əvvəl baxın:
coveredOpen = { $covered } örtülü, { $open } açıq.
coveredNone = İçində heç nə örtülməyib.
kept-bare = Göstərdiyinin üstündə heç bir örtük yoxdur: içində görünən hər kəsi tanımaq olar.
kept-voice = Səslər, varsa, içində qalır: danışanı tanıya bilərlər.
kept-words = Bütün sözləri qalır: içindəki adlar və yazılış tərzi kimdən danışıldığını və kimin yazdığını ələ verə bilər.
kept-matched = Əsli əlində olan kəs bu nüsxəni onunla tutuşdura bilər.
kept-maker = Kodlanma tərzi onu hansı telefonun və ya proqramın düzəltdiyini ələ verə bilər.
part-missing = Gələn fayl vaxtından tez qurtarır: şəklin { $n } %-i içində yoxdur və o hissə nüsxədə boşdur.
end-missing = Gələn faylın sonu yoxdur. İçində şəkildən nə varsa, nüsxədə də var.
stillOfMoving = Hərəkətli şəklin bir kadrıdır.
lookOnce = Paltar, lövhələr, döymələr və pəncərədən görünən də adamları ələ verə bilər. Göndərməzdən əvvəl bir də baxın.

## The copy, and saving it

theCopy = Nüsxə, gedəcək fayldan yenidən oxunduğu kimi
holdCompare = Əvvəl nə olduğunu görmək üçün basıb saxlayın
digest = Nüsxənin SHA-256-sı
copyDigest = SHA-256-nı köçür
copied = Köçürüldü
save = Saxla
saved = Saxlamaq üçün brauzerə verildi
saveAll = { $n } nüsxəni saxla
savedAll = Saxlanıldı
asZip = Bir zip kimi
closing = Saxlanıldı: { $n } nüsxə
savedWhere = Brauzer faylları Endirilənlər qovluğuna qoyur, əgər sizdən soruşmayıbsa və ya başqa cür qurulmayıbsa. Orada deyillərsə, bir də saxlayın.

## What is still dangerous

dangers = Nə hələ də təhlükəlidir
dangerOriginal = Əsli hələ də bu cihazdadır: qalereyada, onun zibil qutusunda və göndərildiyi hər yerdə.
dangerClouds = Əslinin nüsxələri buludda, söhbətlərdə və messencerlərin saxladıqlarında ola bilər.
dangerFile = Endirilənlər siyahısı və faylın vaxtı onu nə zaman saxladığınızı ələ verir.
dangerShown = Paltar, yerlər, lövhələr, səslər və deyilənlər kimdən danışıldığını hələ də ələ verə bilər.
stepsAndroid = Android-də addımlar
stepsAndroidWords = Nüsxə lazım olan yerə çatandan sonra: əslini qalereyada silin, sonra qalereyanın zibil qutusunu boşaldın (Google Foto: Kolleksiyalar, Zibil qutusu; Samsung: Menyu, Zibil qutusu). Buludda və söhbətlərdə eyni şəkli axtarın. Brauzerin menyusunda endirilənlər siyahısını təmizləyin.
stepsiPhone = iPhone-da addımlar
stepsiPhoneWords = Nüsxə lazım olan yerə çatandan sonra: əslini Photos-da silin, sonra Albums, Recently Deleted-dən. iCloud ardınca gedir, amma ortaq albomlar və söhbətlər getmir: oralara da baxın. Files-də Downloads-a və Recently Deleted-ə baxın.

## Leaving, and a partner’s form

startAgain = Boş siyahı ilə yenidən başla
older = Əvvəl saxladığınız fayl hələ də o vaxtkı kimidir: { $names }. Onu silin və yeni nüsxəni saxlayın.
removed = Siyahıdan çıxarıldı.
bringBack = Geri qaytar
attach = Əlavə et
attached = Əlavə edildi
attachAll = { $n } nüsxəni əlavə et
zipping = Bağlanır…

## Why no copy could be made: one sentence a reason

failed = Təhlükəsiz nüsxə düzəldilə bilmədi
reason-empty = İçində heç nə yoxdur.
reason-unknown-format = Bu növ fayl burada tanınmır. Tanınanlar: şəkil (JPEG, PNG, WebP, GIF, BMP, TIFF, DNG, HEIC, AVIF, JPEG XL, SVG), film (MP4, MOV, 3GP, MKV, WebM, AVI), səs (M4A, MP3, Ogg, FLAC, WAV, AIFF, AMR, AAC, CAF), sənəd (PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB), sadə mətn (TXT) və ZIP.
reason-text-disguised = Sadə mətn kimi başlayır, amma içində başqa şey var.
reason-misnamed = Şəkil, film və ya başqa növ fayl adı altında mətndir.
reason-broken = Öz növünün qaydalarını pozur: korlanıb, ya da göründüyü şey deyil.
reason-cut-off = İçində olduğunu dediyindən tez qurtarır: çox güman ki, bir hissəsi gəlib çatmayıb.
reason-no-index = Yazı, göstəricisi yazılmamış kəsilib. Çəkilən hələ içində ola bilər.
reason-old-office = Köhnə Office sənədidir (DOC, XLS və ya PPT), ya da fayllarını o şəkildə saxlayan başqa proqramdandır.
reason-password = Parolla bağlıdır.
reason-drm = Şifrələnib (DRM), ona görə heç kim içinə baxa bilmir.
reason-unknown-codec = Görüntüsü və ya səsi burada tanınmayan tərzdə kodlanıb.
reason-unknown-part = Bir hissəsi burada tanınmır, ona görə nəyi ələ verəcəyini heç kim deyə bilmir.
reason-elsewhere = Bir hissəsi başqa fayldadır.
reason-not-decoded = Görüntüsü burada açılmır.
reason-exact-only = Belə faylın nüsxəsi burada yalnız kodlandığı kimi düzəldilə bilər.
reason-no-covers = Bu şəklin eyni nüsxəsində heç nəyi örtmək olmur.
reason-cover-outside = Bir örtük şəkildən kənardadır.
reason-nested = İçində bir şeyi, fayl və ya şəkli, təhlükəsiz etmək olmur.
reason-inseparable = İçində gizli ola bilən, göstərdiyindən ayırd edilmir.
reason-too-many-pixels = Şəklində burada işlənə biləndən çox piksel var.
reason-too-many-parts = Burada baxıla biləndən çox hissəsi var.
reason-too-large = Burada təhlükəsiz olandan çox yaddaş istəyir.
reason-too-deep = Hissələri bir-birinin içində burada izlənə biləndən dərindir.
reason-bomb = Açılsa, ölçüsündən qat-qat böyüyər, tələ kimi.
reason-unreadable = Oxuna bilmədi. Bəlkə köçürülüb və ya silinib, ya da qovluqdur.
reason-not-a-file = Qovluq və ya cihazdır, fayl deyil.
reason-changed-meanwhile = Üzərində işlənərkən dəyişdi.
reason-not-written = Nüsxə yazıla bilmədi.
reason-overwrites = Nüsxə əslinin üstünə yazılacaqdı.
reason-residue = Gizli heç nə qalmadığına əmin olmaq mümkün olmadı, ona görə çölə heç nə verilmədi.
reason-misuse = İstənilən şey bu faylla edilə bilməz.
reason-internal = Bu fayl üzərində işlənərkən burada nəsə sındı; bəlkə yaddaş qurtardı. Heç nə düzəldilmədi.

## What to do next: one sentence a step

next-repair = Bacarırsınızsa, yenidən yazın. Bu faylı saxlayın: kompüterdə film düzəldən proqram onu xilas edə bilər.
next-newer = Office proqramında açın, parolsuz DOCX, XLSX, PPTX və ya PDF kimi saxlayın və onu gətirin.
next-unlock = Parolu ilə açın, parolsuz saxlayın və onu gətirin.
next-unprotected = Düzəldəndən bu qoruma olmadan alın.
next-whole = Onu açan tətbiqdə bir bütöv fayl kimi saxlayın və onu gətirin.
next-exact = Eyni nüsxə düzəldin (terminalda: --level exact), bu heç vaxt hamı üçün deyil. Filmlər, yazılar və daha çox şəkil növü Panah-ın səhifəsində, brauzerdə yenidən düzəldilir.
next-other = Nüsxənin o biri növünü yoxlayın.
next-cover = Örtüyü tərpədin və ya silin, sonra yenidən yoxlayın.
next-apart = İçindəkini çıxarın və faylları bir-bir gətirin.
next-smaller = Başqa səhifələri bağlayıb yenidən yoxlayın, ya da daha kiçik və ya daha qısasını gətirin.
next-choose = Hələ orada olub-olmadığına baxın və bir də seçin.
next-place = Yazıla bilən və yeri olan başqa yer seçin.
next-report = Bu faylı olduğu kimi göndərməyin. Başqa səhifələri bağlayıb yenidən yoxlayın, ya da bunu yenidən yükləyin.
next-again-picture = Gəldiyi yerdən yenidən alın. Bu cihazda görə bilirsinizsə, ekran görüntüsünü çəkin və onu gətirin.
next-again-film = Gəldiyi yerdən yenidən alın. Bu cihazda oynayırsa, film redaktə edən tətbiqdə yenidən MP4 kimi saxlayın.
next-again-sound = Gəldiyi yerdən yenidən alın. Bu cihazda oynayırsa, səs tətbiqində yenidən M4A və ya MP3 kimi saxlayın.
next-again-document = Gəldiyi yerdən yenidən alın. Bu cihazda açılırsa, yenidən saxlayın, məsələn PDF kimi.
next-again-unknown = Gəldiyi yerdən yenidən alın. Bu cihazda açılırsa, onu açan tətbiqdə yenidən saxlayın.
next-save-picture = JPEG kimi saxlayın və ya ekran görüntüsünü çəkin və onu gətirin.
next-save-film = Əvvəlcə MP4 (H.264) kimi saxlayın və onu gətirin.
next-save-sound = Əvvəlcə M4A, MP3 və ya WAV kimi saxlayın və onu gətirin.
next-save-document = PDF və ya DOCX kimi başqa şəkildə yenidən saxlayın və onu gətirin.
next-save-unknown = JPEG, MP4 (H.264), MP3, PDF və ya DOCX kimi yayılmış şəkildə saxlayın və onu gətirin.
shelfFiles = Fayllarınız
shelfBack = Geri
shelfNext = İrəli
shelfPlace = { $n } / { $all }
shelfEntry = { $n }, {"\u2068"}{ $name }{"\u2069"}: { $state }
shelf-waiting = nəzərdən keçirilir
shelf-asks = baxılmalı və ya qərar verilməlidir
shelf-ready = nüsxəsi üçün hazırdır
shelf-making = nüsxə düzəldilir
shelf-made = nüsxə hazırdır
shelf-saved = bitdi
shelf-failed = nüsxə yoxdur
goOn =
    { $n ->
        [one] Davam et: baxılmalı { $n } fayl
       *[other] Davam et: baxılmalı { $n } fayl
    }
goOnSaid =
    { $n ->
        [one] { $n } fayla hələ baxılmayıb və ya onun üçün qərar verilməyib. Bax budur.
       *[other] { $n } fayla hələ baxılmayıb və ya onlar üçün qərar verilməyib. Bax biri.
    }
share = Paylaş…
shareWhat = Telefonunuz və ya kompüteriniz nüsxələri hansı tətbiqin alacağını soruşur; o tətbiqin onlarla nə etdiyini Panah görə bilmir.
shared = Nüsxələr verildi.
shareFailed = Buradan paylaşmaq olmadı. Əvəzinə saxlayın.
class-place-other = Bir yer
placeNear = { $city } mərkəzindən təxminən { $km } km
placeWithin = { $m } m dəqiqliklə
class-time-other = Nə vaxt düzəldilib və ya dəyişdirilib
class-thumbnail-other = Onun kiçik gizli şəkli, bəlkə dəyişdirilməzdən əvvəlki
class-settings-other = Onu düzəldən cihazın və ya proqramın ayarları
decideAgain = Yenidən örtüklər və seçimlər
howNow = Nüsxə necə düzəldilir: { $way }
coverList =
    { $n ->
        [one] { $n } örtük, açmaq və ya örtmək üçün
       *[other] { $n } örtüyün hamısı, bir-bir
    }
listFaceOn = Üz { $n } / { $all }: örtülü
listFaceOff = Üz { $n } / { $all }: açıq
listPerhapsOn = Bəlkə üz, { $n } / { $all }: örtülü
listPerhapsOff = Bəlkə üz, { $n } / { $all }: açıq
listOwn = Sizin örtüyünüz, { $n } / { $all }: ona keç
listMark = Sizin açıq qoyduğunuz, { $n } / { $all }: ona keç
saidLook = İndi baxmaq olar.
saidReady = Baxılmağa hazır: { $n } / { $all }.
saidMade = Hazır təhlükəsiz nüsxələr: { $n } / { $all }.
saidFailed =
    { $n ->
        [one] { $n } faylın nüsxəsini düzəltmək olmur; səbəbi yanında yazılıb.
       *[other] { $n } faylın nüsxəsini düzəltmək olmur; səbəbi yanlarında yazılıb.
    }
madeAttached = Təhlükəsiz nüsxə hazırdır və formaya əlavə edilib
takeBack = Formadan geri götür
formKind = Forma bu növ faylı qəbul etmir. Onun heç bir nüsxəsi əlavə edilməyəcək.
formBytes = Nüsxə formanın qəbul etdiyindən böyükdür və əlavə edilməyib.
formMost =
    { $n ->
        [one] Forma { $n } fayl qəbul edir. Başqa birini çıxarmasanız, bunun heç bir nüsxəsi əlavə edilməyəcək.
       *[other] Forma { $n } fayl qəbul edir. Başqa birini çıxarmasanız, bunun heç bir nüsxəsi əlavə edilməyəcək.
    }
bundle-to = Buradan çıxan { $name } üçün möhürlənmiş bir fayldır. Onu yalnız onlar aça bilər; bu cihazda heç nə aça bilməz.
bundle-key = Onların açarı. Belə başlayıb belə bitdiyini telefonla soruşun:
bundle-save = Bir möhürlü fayl kimi saxla
bundle-attach = Bir möhürlü fayl kimi əlavə et
bundle-form = Əsli bu cihazda qalır. Formaya yalnız bir möhürlü fayl gedir, siz onu əlavə edəndə; formanı idarə edən onu aça bilməz, əgər { $name } deyilsə.
bundle-working = Möhürlənir…
bundle-failed = Möhürlənmədi və heç nə saxlanmadı. Başqa səhifələri bağlayın və yenidən cəhd edin.
bundle-code = Möhürlü faylın kodu
bundle-how = Faylı göndərməzdən əvvəl bu sözləri və ya bu rəqəmləri telefonla { $name } üçün oxuyun. Faylı bunlardan tanıyırlar.
bundle-check = Faylları yoxla
bundle-check-what = Bir paket seçin, ya da nüsxələri siyahısı ilə, ya da əsli siyahısı və açılışı ilə, ya da bu səhifənin başqa nüsxəsini. Onlar bu cihazda oxunur və onlarla başqa heç nə edilmir.
bundle-check-choose = Yoxlanacağı seç
bundle-check-back = Geri
bundle-check-working = Yoxlanır…
bundle-check-answer = Cavab
bundle-check-sound = Heç nə dəyişməyib: bu paket baytbabayt yaradıldığı kimidir.
bundle-check-wrong = Onda nəsə düz deyil.
bundle-check-manifest = Bu bir siyahıdır. Onunla birlikdə seçilən nüsxələr onunla tutuşdurulur.
bundle-check-fits = Bu açılış siyahısına uyğundur.
bundle-check-opening = Bu bir açılışdır. Onu siyahısı və əsli ilə birlikdə seçin.
bundle-check-unchanged = Dəyişməyib: bu, siyahının dediyi nüsxədir.
bundle-check-repacked = Bu, baytbabayt həmin nüsxə DEYİL. Örtüklərdən kənarda şəkli hələ də öhdəlik verilən kimidir; onların içində hər şey ola bilər.
bundle-check-changed = Bu, siyahının dediyi nüsxə DEYİL. Kənardan birinə oxşayır: dəyişib, ya da başqa fayldır.
bundle-check-original = Bu, baytbabayt öhdəlik verilən əslidir.
bundle-check-same-media = Fayl dəyişib. Şəkli və ya səsi hələ də öhdəlik verilən əslinkidir.
bundle-check-stranger = Bu, siyahının dediyi fayllardan heç biri deyil.
bundle-check-alone = Bu fayldan tək, siyahısı olmadan heç nə bilmək olmaz: dəyişib-dəyişmədiyini belə.
bundle-check-page = Bu bir səhifədir, bəlkə bu səhifənin nüsxəsi. Onu yayan sözlərini və ya xülasəsini telefonla oxusun, tutuşdurun.
bundle-check-sealed = Bu fayl möhürlüdür. Açarı olanlar onu iş masasında açır: {"\u2066"}age -d{"\u2069"} ilə, ya da masa alətinin {"\u2066"}unseal{"\u2069"} əmri ilə. Burada heç vaxt açar istənmir.
bundle-check-signature = Bu bir imzadır. Onu aid olduğu səhifə ilə birlikdə seçin.
bundle-check-nothing = Bu, burada yoxlanıla bilənlərdən heç biri deyil.
bundle-fault-member = İçindəki bir fayl dəyişib və ya korlanıb.
bundle-fault-missing = Bir faylı çatışmır.
bundle-fault-stray = İçində heç bir paketdə olmayan fayl, ya da eyni adlı iki fayl var.
bundle-fault-outside = Fayllarından kənarda dəyişib və ya korlanıb, ya da başqa növ zip-dir.
bundle-fault-swapped = İçindəki bir nüsxə siyahının dediyi deyil.
bundle-fault-manifest = Siyahı və ya açılış korlanıb, ya da saxtadır.
bundle-fault-version = Onu daha yeni proqram yaradıb. Daha yeni səhifə istəyin.
bundle-fault-opening = Açılış siyahıya uyğun deyil.
bundle-fault-proof = Şəklin sübutu düz çıxmır: örtülü olmayan dəyişib, ya da sübut.
bundle-check-wary = Ona güvənməyin. Göndərəndən başqa yolla soruşun.
bundle-check-covers = Örtüklər: { $search } axtarışla, { $hand } əllə.
bundle-check-unsearched = Onda üz axtarılmayıb.
bundle-check-tiles = Şəklin { $all } xanasından { $open } xana öhdəlik verilən kimidir. { $covered } xana örtülüdür: altında nə olduğunu bilmək olmaz.
bundle-check-map = Örtülü xanalar haradadır
bundle-check-says = Siyahı onun haqqında nə deyir
bundle-check-cannot = Nəyi bilmək olmaz
bundle-check-proves = Bu, göstərilənin baş verdiyini, nə də nə vaxt, harada və kim tərəfindən çəkildiyini sübut etmir. Faylın kameranın yazdığı fayl olduğunu sübut etmir. İçində heç kimin tanınmayacağını da sübut etmir.
bundle-check-code = Onun kodu
bundle-check-noted = Qeyd olunanı və ya telefonla deyiləni yazın, ya da yapışdırın
bundle-check-compare = Tutuşdur
bundle-check-same = Uyğundur: bu, bu faylın kodudur.
bundle-check-other = Uyğun DEYİL: bu, başqa faylın kodudur.
bundle-check-mistaken = Kodda səhv var. Onu bir də sözbəsöz oxuyun.
bundle-check-unsigned = Heç bir imza yoxlanmadı. Onun {"\u2066"}.minisig{"\u2069"} faylını birlikdə seçin.
bundle-check-key = İmzalayanın açıq açarı (minisign)
bundle-check-try = İmzanı yoxla
bundle-check-signed = İmzalanıb: bu açar məhz bu səhifəni imzalayıb.
bundle-check-not-signed = İmzalanMAYIB: bu açar bu səhifəni imzalamayıb.
bundle-check-no-key = Bu, minisign-ın açıq açarı deyil.
hand-what = Şəklin, filmin və ya başqa faylın nəyi ələ verdiyini görün və başqasına verilə bilən nüsxə düzəldin. Burada üz axtarılmır: üzləri özünüz əl ilə örtürsünüz, yalnız şəkillərdə. Başqa brauzerlərdən daha uzun çəkir.
hand-none = Burada üz axtarılmır. Diqqətlə baxın: yalnız özünüzün əl ilə örtdüyünüz örtülür.
