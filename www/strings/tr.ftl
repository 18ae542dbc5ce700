### Turkish. Needs native review.

## The first screen

name = Panah
language = Dil
review = Bu dille büyümüş biri bu sözleri henüz gözden geçirmedi.
lead = Fotoğrafları ve başka dosyaları birine vermeden önce güvenli hâle getirin
what = Bir fotoğrafın ya da filmin neyi ele verdiğini görün, içindeki yüzleri örtün ve başkalarına verilebilecek bir kopya yapın. Ses ve belgelerdeki gizli veriler de çıkarılır.
stays = Hiçbir şey yüklenmez. Bütün iş bu cihazda yapılır.
staysForm = Aslı bu cihazda kalır. Forma yalnızca güvenli kopya gider, yapılır yapılmaz; form gönderilene kadar onu geri çekebilirsiniz.
flight = Yapabiliyorsanız önce uçak modunu açın. Tarayıcı burada alışılmış yüklemeleri engeller; bağlantısı olmayan bir telefon yine de daha güvenlidir.
original = Asıl dosyalarınıza dokunulmaz; silinmezler de.
exit = Çıkış
exitHow = Çıkış düğmesi, ekrana birden konan üç parmak ya da iki kez basılan Esc tuşu bu sayfayı hemen boşaltır ve bir hesap makinesi gösterir.
choose = Fotoğraf, film ya da dosya seçin
starting = Hazırlanıyor…
orDrop = ya da buraya bırakın veya yapıştırın
drop = Dosyaları buraya bırakın
formats = Fotoğraf ve film, ve başka dosyalar: ses, PDF, Office belgeleri, metin
cannot = Panah neleri yapamaz
cannotFaces = Her yüzü bulmaz. Küçük, karanlık, dönük ya da yarı gizli olanlar gözden kaçabilir: her resme kendiniz de bakın.
cannotRest = Giysileri, dövmeleri, yürüyüşü, yerleri ve gölgeleri bulmaz. Örtmediğiniz kalır.
cannotVoices = Bozulmuş bir sesi yazılım yine de tanıyabilir. Yalnızca sesi çıkarmak kesindir.
cannotDevice = Asıl dosyalarınızı silmez; galerinin, bulutun ve sohbetlerin onlardan sakladıklarını da.
cannotSpy = İzlenen bir cihazda ya da birinin ekranı gördüğü yerde yardımı olmaz.
cannotSender = Kimin gönderdiğini gizlemez: bu, neyle gönderdiğinize bağlıdır.
cannotProve = Bir kopya tek başına bir şeyin ne zaman ve nerede olduğunu kanıtlamaz.
licences = Lisanslar

## Said before anything else can be: no script, no decoder, or another page that looks on

noScript = Bu sayfa JavaScript ister. Onu Chrome ya da Firefox gibi, JavaScript açık olan bir tarayıcıyla açın. İşini sizin cihazınızda yapar.
tooOld = Bu tarayıcı bu iş için fazla eski. Lütfen sayfayı daha yeni bir Chrome, Firefox ya da Safari ile açın.
wasmOff = WebAssembly bu tarayıcıda kapalı ve onsuz burada hiçbir şey yapılamaz. iPhone’daki Kilitleme Modu (Lockdown Mode) bunu yapar, Tor Browser’ın Safer ve Safest düzeyleri de. Yalnızca bu sayfa için izin verin ya da Panah’ı başka bir tarayıcıda veya başka bir cihazda açın. Panah’ın onsuz çalışan bir dosyası da var: bunu nereden aldıysanız oradan isteyin.
wasmRefused = WebAssembly var ama bu sayfada çalışmasına izin yok: sitenin, bir eklentinin ya da tarayıcının bir kuralı bunu yasaklıyor. Panah’ı bu cihazdan dosya olarak ya da başka bir tarayıcıda açın.
workersOff = Bu tarayıcı worker başlatmıyor ve onlarsız burada hiçbir şey yapılamaz. Panah’ı başka bir tarayıcıda açın.
notStarted = Panah burada başlayamadı ve nedeni bilinmiyor. Öteki sayfaları kapatıp bunu yeniden yükleyin ya da Panah’ı başka bir tarayıcıda açın.
watched = Bu sayfa, öteki sayfanın dosyalarınızı okuyabileceği biçimde gömülmüş ya da açılmış. Burada hiçbir şey seçilemez. {"\u2068"}{ $address }{"\u2069"} adresini yeni bir sekmede kendiniz açın ya da Panah’ı bu cihazdan dosya olarak açın.

## Around the room: the app’s own page, and the field in a partner’s form

notOpened = Panah açılmadı. Çevrimiçiyken bu sayfayı yeniden yükleyin. ({ $why })
notKept = Bu tarayıcı Panah’ı çevrimdışı kullanım için saklamayacak.
makeFirst = Önce güvenli bir kopya yapın.
fieldTitle = Fotoğraflar ve dosyalar, forma girmeden önce güvenli hâle getirilir
fieldReady =
    { $n ->
        [one] { $n } kopya hazır ve eklenmedi. Onu ekleyin ya da çıkarın.
       *[other] { $n } kopya hazır ve eklenmedi. Onları ekleyin ya da çıkarın.
    }
fieldUnfinished =
    { $n ->
        [one] { $n } dosyanın eklenmiş güvenli kopyası yok. Onu yapın ya da dosyayı çıkarın.
       *[other] { $n } dosyanın eklenmiş güvenli kopyası yok. Onları yapın ya da dosyaları çıkarın.
    }
fieldClosed = Dosyaların güvenli hâle getirildiği bölme açılmadı. Burada hiçbir şey seçilemez.
fieldBeside = Bölmenin yanına bıraktığınız alınmadı. Onu bölmenin içine bırakın ya da orada seçin.
fieldReset = Formu boşaltmak bölmeyi de boşaltır: içinde seçilenler ve yapılanlar gider.
fieldDiscard = Boşalt
fieldKeep = Kalsın
fieldMoved = Sayfa bu alanın yerini değiştirdi ve bölmenin yeniden açılması gerekti. Bitmemiş olanların yeniden seçilmesi gerekiyor.
fieldHeld =
    { $n ->
        [one] Daha önce yapılmış { $n } kopya hâlâ ekli.
       *[other] Daha önce yapılmış { $n } kopya hâlâ ekli.
    }
fieldTakeBack = Geri çek
fieldDone = Güvenli kopyaları verin

## Files and sizes

files = Fotoğraflar ve dosyalar
bytes = { $n } bayt
kilobytes = { $n } KB
megabytes = { $n } MB
pixels = {"\u2066"}{ $width } × { $height }{"\u2069"}

## Work that goes on

waiting = Sırasını bekliyor
reading = Dosya okunuyor…
searching = Yüzler aranıyor…
making = Güvenli kopya yapılıyor…
cancel = İptal
remove = Listeden çıkar
again = Yeniden dene
stopped = İptal edildi. Hiçbir şey yapılmadı.

## What a file reveals

told = Bu dosya neyi ele verecekti
toldNothing = Panah’ın aradığı gizli verilerden hiçbiri bu dosyada bulunmadı. Görüntünün kendisi yine de gösterdiğini gösterir.
fields = { $n } alanın tümü, teknik adıyla
class-place = Nerede yapıldığı
class-time = Ne zaman yapıldığı ya da değiştirildiği
class-device = Cihazın markası ve modeli
class-serial = Yalnızca bu cihazı gösteren bir seri numarası
class-person = Bir ad
class-software = Onu yazan program
class-text = Sözcükler: başlık, yorum, anahtar sözcükler
class-identifier = Onu başka dosyalara ya da hesaplara bağlayan bir kimlik
class-hidden-text = Dosyada olup gösterilmeyen sözcükler: gizli metin, konuşmacı notları, gizli sayfa
class-hidden-kept = Kopyada KALAN gizli parçalar, çünkü gösterilenler onlara ihtiyaç duyar. Göndermeden önce bakın
class-thumbnail = Görüntünün küçük, gizli bir kopyası, belki düzenlenmeden önceki hâli
class-hidden-picture = İkinci, gizli bir görüntü
class-hidden-clip = Gizli bir video ya da ses kaydı
class-provenance = Nasıl yapıldığının ve düzenlendiğinin kaydı
class-faces = İçinde işaretlenmiş yüzler, belki adlarıyla
class-settings = Kamera ayarları
class-unknown = Panah’ın okuyamadığı veri

## A picture and its covers

picture = Örtüleriyle görüntü
noneFound = Yüz bulunmadı. Dikkatle bakın ve gördüğünüzü örtün.
counts = Örtülü: { $covered }. Açık bırakılan: { $open }.
unsureCount = Bunlardan { $n } tanesi, kesik kenarlı, yüz olabilir de olmayabilir de.
howTo = Açmak için bir örtüye dokunun; örtmek için yeniden dokunun.
shapes = Neyle örtülsün
tool-box = Kutu
tool-brush = Fırça
tool-polygon = Köşeler
tool-person = Bütün kişi
tool-inverse = Bunun dışındaki
addCover = Örtü ekle
howTo-box = Örtülmesini istediğiniz yerin üzerinden sürükleyin.
howTo-brush = Örtülmesini istediğiniz yeri boyayın. Bırakmak için fırçaya yeniden dokunun.
howTo-polygon = Her köşeye dokunun; bitirmek için ilkine yeniden dokunun.
howTo-person = Bütün kişiyi örtmek için bir yüze dokunun ya da bir başın çevresinden sürükleyin.
howTo-inverse = Görülebilecek yerin üzerinden sürükleyin. Geri kalan her şey örtülür.
look = Görünüm
look-solid = Düz
look-pattern = Çizgili
look-soft = Yumuşak
markAdded = Açık bırakılan, { $n }: çevresindeki her yer örtülü. Ok tuşları taşır, artı ve eksi boyutunu değiştirir, Delete siler.
deleteCover = Bu örtüyü sil
undo = Geri al
redo = Yinele
zoomIn = Yakınlaştır
zoomOut = Uzaklaştır
coverAdded = Sizin örtünüz { $n }. Ok tuşları taşır, artı ve eksi boyutunu değiştirir, Delete siler.
moving = Bu hareketli bir görüntü. Yeni görüntü ondan tek bir kare saklar; birebir kopya hareketi saklar ama içindeki yüzler örtülemez.
movingExact = Bu kopyaya hiçbir örtü konmayacak: hareketteki her yüz açık kalır.

## Files of which nothing can be covered

toldNothingBare = Panah’ın aradığı gizli verilerden hiçbiri bu dosyada bulunmadı. İçinde görülen, duyulan ya da okunan yine de anlattığını anlatır.
kind-still = Burada gösterilemeyen bir fotoğraf
kind-film = Bir film
kind-sound = Bir ses kaydı
kind-document = Bir belge
kind-archive = Sıkıştırılmış bir dosya (ZIP)
kind-text = Bir metin
stays-still = Burada yalnızca gizli veriler çıkarılabilir. İçindeki yüzler ÖRTÜLMEZ: fotoğraftaki herkes yine tanınabilir. Yüzleri örtmek için ekran görüntüsünü alın ya da JPEG olarak kaydedin ve onu getirin.
stays-film = Burada yalnızca gizli veriler çıkarılabilir. İçindeki yüzler ve sesler ÖRTÜLMEZ: filmdeki herkes yine tanınabilir.
stays-sound = Burada yalnızca gizli veriler çıkarılabilir. İçindeki sesler DEĞİŞMEZ: konuşan herkes yine tanınabilir.
stays-document = Burada yalnızca gizli veriler çıkarılabilir. Resimlerindeki yüzler, içindeki sesler ve adlar ÖRTÜLMEZ. İçinde okunabilen her şey kalır.
stays-archive = Burada yalnızca içindeki dosyaların gizli verileri çıkarılabilir. Resimlerindeki yüzler, içlerindeki sesler ve adlar ÖRTÜLMEZ. İçlerinde okunabilen her şey kalır; dosyalara numara verilir.
stays-text = Burada yalnızca gizli veriler çıkarılabilir. Her sözcük kalır ve metnin kendisi, adları ve yazılış biçimiyle, kimin yazdığını ele verebilir.
matched = Böyle bir kopyada görülen, duyulan ya da okunan her şey olduğu gibi kalır: aslını bulan kişi ikisini eşleştirebilir ve kodlanış biçimi onu hangi telefonun ya da programın yaptığını ele verebilir. Herkese açık paylaşım için değil.
known-still = İçindeki bütün yüzlerin kaldığını biliyorum.
known-film = Yüzlerin ve seslerin kaldığını biliyorum.
known-sound = Seslerin kaldığını biliyorum.
known-document = İçindeki yüzlerin, seslerin ve adların kaldığını biliyorum.
known-archive = Dosyalarındaki yüzlerin, seslerin ve adların kaldığını biliyorum.
known-text = Her sözcüğün kaldığını biliyorum.
known-picture = Bütün yüzlerin açık kaldığını biliyorum.
confirmFirst = Önce yukarıdaki kutuyu işaretleyin; sonra kopya yapılabilir.
stillExact = Bu tür görüntülerde birebir kopya örtülemez: her yüz açık kalır.
readOnce = İçindeki yüzler, sesler, adlar ve yerler insanları hâlâ ele verebilir. Göndermeden önce bir kez daha gözden geçirin.

## Films and recordings

filmLooking = Bakılıyor. Neyin örtülebileceği henüz bilinmiyor.
partOnly = Yalnızca bir bölümü
partHow = Bakılmayan bölüm kopyada olmayacak.
partFrom = Başlangıç, saniye
partTo = Bitiş, saniye
partLook = Bu bölüme bak
secondsLeft = { $what } Yaklaşık { $n } saniye kaldı.
minutesLeft = { $what } Yaklaşık { $n } dakika kaldı.
still-undecoded = Bu fotoğraf burada açılamadı, ne Panah açabildi ne de bu tarayıcı. Sağlam olabilir: iPhone’daki Safari daha çok fotoğraf türü açar ve ekran görüntüsü her yerde işe yarar.
still-altered = Bu tarayıcı, sayfanın okuduğu pikselleri değiştiriyor; bu yüzden fotoğraf burada örtülemez. Bu sayfanın canvas verilerini okumasına izin verin ya da fotoğrafı önce JPEG olarak kaydedin.
film-browser = Bu tarayıcı böyle bir filmi açıp yeniden yazamıyor; bu yüzden burada içinde hiçbir şey örtülemez. Gizli verisi olmayan birebir kopya yapılabilir; örtülü bir görüntü için ekran görüntüsü alın ve onu getirin.
film-codec = Bu tarayıcı bu tür filmleri çözemiyor; bu yüzden burada içinde hiçbir şey örtülemez. Gizli verisi olmayan birebir kopya yapılabilir; örtülü bir görüntü için ekran görüntüsü alın ve onu getirin.
film-damaged = Bu tarayıcı bu tür filmleri çözebiliyor ama bunun hiçbir bölümünü çözemedi: büyük olasılıkla bozuk. Burada içinde hiçbir şey örtülemez. Geldiği yerden yeniden alın.
film-empty = İçinde uzunluğu belli bir görüntü ya da ses bulunmadı; bu yüzden burada hiçbir şey örtülemez. Bu cihazda oynuyorsa ekran görüntüsü alın ve onu getirin.
film-format = Bu tür kaplardaki filmler (örneğin AVI) burada örtmek için açılamıyor; bu yüzden içinde hiçbir şey örtülemez. Gizli verisi olmayan birebir kopya yapılabilir; yüzleri örtmek için önce MP4 olarak kaydedin ya da ekran görüntüsü alın ve onu getirin.
film-large = Görüntüsü burada çözülebilecekten büyük; bu yüzden içinde hiçbir şey örtülemez. Önce daha küçük kaydedin, örneğin 1080p, ve onu getirin.
film-endless = Altı saatten uzun; bu yüzden burada içinde hiçbir şey örtülemez. Önce kesin, sonra parçaları getirin.
film-memory = Bakılırken bellek yetmedi; bu yüzden şimdi içinde hiçbir şey örtülemez. Öteki sayfaları kapatıp yeniden getirin ya da burada yalnızca bir bölümünü seçin.
film-full = Bir kerede bakılamayacak kadar çok karesi var ya da çok yüz görünüyor; bu yüzden şimdi içinde hiçbir şey örtülemez. Burada yalnızca bir bölümünü seçin ya da önce kesip parçaları getirin.
film-unread = Burada sonuna kadar okunamadı ve nedeni bilinmiyor; film sağlam olabilir. Şimdi içinde hiçbir şey örtülemez. Yeniden getirin, başka bir tarayıcı deneyin ya da ekran görüntüsü alın ve onu getirin.
recording-browser = Bu tarayıcı böyle bir kaydı açıp yeniden yazamıyor; bu yüzden burada içindeki hiçbir ses susturulamaz ya da bozulamaz. Gizli verisi olmayan birebir kopya yapılabilir.
recording-codec = Bu tarayıcı bu tür sesleri çözemiyor; bu yüzden burada içindeki hiçbir ses susturulamaz ya da bozulamaz. Gizli verisi olmayan birebir kopya yapılabilir.
recording-empty = İçinde uzunluğu belli bir ses bulunmadı; bu yüzden burada hiçbir şey susturulamaz ya da bozulamaz.
recording-format = Bu tür kaplardaki kayıtlar burada değiştirmek için açılamıyor; bu yüzden içindeki hiçbir ses susturulamaz ya da bozulamaz. Gizli verisi olmayan birebir kopya yapılabilir; sesleri değiştirmek için önce M4A, MP3 ya da WAV olarak kaydedin ve onu getirin.
recording-endless = Altı saatten uzun; bu yüzden burada içindeki hiçbir ses susturulamaz ya da bozulamaz. Önce kesin, sonra parçaları getirin.
recording-memory = Dinlenirken bellek yetmedi; bu yüzden şimdi içindeki hiçbir ses susturulamaz ya da bozulamaz. Öteki sayfaları kapatıp yeniden getirin ya da kesip parçaları getirin.
recording-unread = Burada sonuna kadar okunamadı ve nedeni bilinmiyor; kayıt sağlam olabilir. Şimdi içindeki hiçbir ses susturulamaz ya da bozulamaz. Yeniden getirin ya da başka bir tarayıcı deneyin.
film-long = Bu tarayıcıda güvenilebilecek bellek için fazla uzun. Yaklaşık { $n } dakikası olur: burada yalnızca bir bölümünü seçin ya da önce kesip parçaları getirin.
filmGaps = Filmin bazı bölümleri burada çözülemiyor, toplam { $time }. Kopya orada önceki görüntüyü göstermeyi sürdürür.
filmShort = Film söylediğinden önce bitiyor: { $time } anına kadar okunabiliyor ve kopya orada bitiyor.
filmPeople = Filmdeki kişiler
personCovered = örtülü
personOpen = açık
personOn = Kişi { $n }: örtülü
personOff = Kişi { $n }: açık
briefOn = Belki bir kişi, { $n }: örtülü
briefOff = Belki bir kişi, { $n }: açık
filmCounts = Örtülü kişi: { $covered }. Açık bırakılan: { $open }.
filmNobody = Kimse bulunmadı. Kaydırıcıyla baştan sona bakın ve gördüğünüz kişileri örtün.
filmHow = Örtüleri görmek için kaydırıcıyı oynatın. Açmak ya da örtmek için bir kişiye dokunun.
play = Oynat
pause = Duraklat
filmTime = Filmdeki yer
frameBefore = Bir kare geri
frameAfter = Bir kare ileri
filmUnsure = { $n } yerde birinin izi kaybedilmiş olabilir.
nextUnsure = Sonrakine git
unsureWhat = Birinin izinin kaybedilmiş olabileceği yerde ne örtülsün?
unsure-reach = Büyük olasılıkla olduğu yer
unsure-reach-words = Kendisinin ve kameranın hareketine göre başının olması gereken yer. Ani bir hareket onu oradan çıkarabilir.
unsure-frame = Bütün görüntü
unsure-frame-words = Yeniden bulunana kadar hiçbir şey görünmez. En güvenlisi.
filmShare = Görüntünün yaklaşık %{ $percent } kadarı örtülecek.
filmShareWhole =
    { $n ->
        [one] Görüntünün yaklaşık %{ $percent } kadarı örtülecek; { $n } karede hiçbir şey görünmez.
       *[other] Görüntünün yaklaşık %{ $percent } kadarı örtülecek; { $n } karede hiçbir şey görünmez.
    }
filmMoment = Bir anlığına görülenler ({ $n })
filmJoin = Bir kişinin kartlarını birleştir
filmJoinFirst = Bir karta dokunun. Bitti
filmJoinNext = Aynı kişinin öteki kartlarına dokunun; ayırmak için ona yeniden dokunun. Bitti
unsure-area = Daha geniş bir alan
unsure-area-words = Son göründüğü yer ve uzağa kadar çevresi.
inverse = Tersi: açık olan yüzler dışında her şeyi ört.
ownCover = Sizin örtünüz { $n }
ownFollows = Sürüklemenizle hareket eder
ownFrom = Yalnızca buradan sonra
ownTo = Yalnızca buraya kadar
soundTime = Kayıttaki yer
stepBefore = Saniyenin onda biri geri
stepAfter = Saniyenin onda biri ileri
trimFrom = Kopya burada başlasın
trimTo = Kopya burada bitsin
trimmed = Kopya { $from } ile { $to } arasını içerir; tümü { $length }.
takeFrame = Bu kareden fotoğraf yap
takeHow = Tek tek kareler fotoğraf yapılabilir ve her fotoğraf gibi örtülebilir. Kaydırıcıyı gereken kareye getirin.
noFrame = Bu kare burada gösterilemiyor.
sound = Sese ne olsun?
soundFirst = Önce sese ne olacağını seçin; sonra kopya yapılabilir.
soundNone = Bu filmin sesi yok.
soundUnheard = Bu tarayıcı sesini çözemiyor; bu yüzden ses yalnızca çıkarılabilir.
sound-remove = Çıkar
sound-remove-words = Ses, yüz görünmese bile kimin konuştuğunu ele verir.
sound-keep = Kalsın
sound-keep-words = Konuşan herkes tanınabilir ve aslıyla eşleştirilebilir.
sound-silence = Bölümlerini sustur
sound-silence-words = Kimsenin duymaması gerekeni siz işaretlersiniz. Kalan yine tanınabilir.
sound-distort = Sesleri boz
sound-distort-words = Tanınmayı zorlaştırır, önlemez.
silenceHow = Susması gereken bölümlerin üzerinden sürükleyin. Bir yere gidip oradan dinlemek için dokunun.
silenceAdd = Sessiz bölüm ekle
silenceSpan = { $from } ile { $to } arası sessiz
silenceFrom = Sessizlik başı, saniye
silenceTo = Sessizlik sonu, saniye
silenceDelete = Bu sessiz bölümü sil
film-unlinkable = Yeniden yapılmış
film-unlinkable-words-film = Her kare, içindeki örtülerle yeniden çizilir ve ses sizin seçtiğiniz gibi olur. Sesi çıkarıldıysa, herkese açık olabilecek şeyler için. Aslı elinde olan kişi ikisini uzunluklarından ve görülenlerden yine eşleştirebilir.
film-unlinkable-words-sound = Susturduğunuz ya da bozduğunuz yeniden kodlanır; bıraktığınız bit bit aynı kalabilir. Aslı elinde olan kişi ikisini duyulanlardan yine eşleştirebilir.
film-exact = Olduğu gibi
film-exact-words-film = Yalnızca gizli veriler gider. İçinde hiçbir yüz ve hiçbir ses örtülmez. Aslıyla eşleştirilebilir ve telefonunuzun markasını, çoğu zaman modelini ele verir. Asla herkese açık paylaşım için değil.
film-exact-words-sound = Yalnızca gizli veriler gider. İçinde hiçbir ses değişmez. Aslıyla eşleştirilebilir ve telefonunuzun markasını, çoğu zaman modelini ele verir. Asla herkese açık paylaşım için değil.
filmOpen = Kişiler: { $covered } örtülü, { $open } açık.
filmCovered = { $frames } karenin { $covered } tanesinde örtü var; { $unsure } tanesi belirsizdi.
filmPlaces = { $n } yerden { $looked } tanesine baktınız.
nextPlace = Sonraki yeri göster
enough = Bu kadarı yeter
placesFirst = { $n } yerden { $looked } tanesine baktınız: birinin göründüğü yerler, birinin izinin kaybedilmiş olabileceği yerler ve film boyunca. Geri kalanına da bakın ya da bu kadarının yettiğini söyleyin.

## The two kinds of copy

level = Kopya nasıl yapılsın?
unlinkable = Yeni bir görüntü olarak
unlinkableWords = Yeniden ve biraz daha küçük çizilir, büyük bir fotoğraf yaklaşık 8 milyon pikselle; böylece telefonunuzda eş dosya arayan hiçbir arama onu aslıyla eşleştiremez. İkisini de gören, aynı şeyi gösterdiklerini yine görür. Herkese açık olabilecek her şey için.
exact = Birebir kopya olarak
exactWords = Görüntü dosyanızda kodlandığı gibi kalır; yalnızca gizli veriler ve örtülenler gider. Aslıyla eşleştirilebilir ve telefonunuzun markasını, çoğu zaman modelini ele verir. Asla herkese açık paylaşım için değil: yalnızca kanıta ihtiyacı olanlara kapalı teslim için.

## Making the copy, and what is said of it

make = Güvenli kopya yap
makeAll = { $n } güvenli kopya yap
lookFirst = Önce görüntüye ve örtülerine bakın; sonra kopya yapılabilir.
lookWhole = Önce görüntüye bakın: tümüne, kısa bir süre.
lookedAt = Bakıldı. Açık kalan tanınabilir.
made = Güvenli kopya hazır
inspectedAgain = Yeniden incelendi: Panah’ın aradığı yer, zaman, cihaz, ad ya da başka gizli alanlardan hiçbiri kopyada bulunmadı.
inspectedRest = Yeniden incelendi: aşağıda adı geçenler dışında, Panah’ın aradığı yer, zaman, cihaz, ad ya da başka gizli alanlardan hiçbiri kopyada bulunmadı.
staysHidden = Gizli ya da ele veren { $n } parça kopyada KALIYOR. Kopyayı alan kişi onu okuyabilir. Göndermeden önce bakın:
coveredOpen = { $covered } örtülü, { $open } açık.
coveredNone = İçinde hiçbir şey örtülü değil.
kept-bare = Gösterdiğinin üzerinde hiçbir örtü yok: içinde görülebilen herkes tanınabilir.
kept-voice = Sesler, varsa, içinde kalır: konuşan tanınabilir.
kept-words = Bütün sözcükleri kalır: içindeki adlar ve yazılış biçimi kimden söz edildiğini ve kimin yazdığını ele verebilir.
kept-matched = Aslı elinde olan kişi bu kopyayı onunla eşleştirebilir.
kept-maker = Kodlanış biçimi onu hangi telefonun ya da programın yaptığını ele verebilir.
part-missing = Gelen dosya erken bitiyor: görüntünün %{ $n } kadarı içinde yok ve o bölüm kopyada boş.
end-missing = Gelen dosyanın sonu eksik. İçinde görüntüden ne varsa kopyada da var.
stillOfMoving = Hareketli görüntünün tek bir karesi.
lookOnce = Giysiler, tabelalar, dövmeler ve pencereden görünenler de insanları ele verebilir. Göndermeden önce bir kez daha bakın.

## The copy, and saving it

theCopy = Kopya, çıkacak dosyadan yeniden okunduğu hâliyle
holdCompare = Öncesini görmek için basılı tutun
digest = Kopyanın SHA-256 özeti
copyDigest = Özeti kopyala
copied = Kopyalandı
save = Kaydet
saved = Kaydetmesi için tarayıcıya verildi
saveAll = { $n } kopyayı kaydet
savedAll = Kaydedildi
asZip = Tek bir zip olarak
closing = Kaydedildi: { $n } kopya
savedWhere = Tarayıcı dosyaları İndirilenler’e koyar, size sormadıysa ya da başka türlü ayarlanmadıysa. Orada değillerse bir kez daha kaydedin.

## What is still dangerous

dangers = Hâlâ tehlikeli olanlar
dangerOriginal = Aslı hâlâ bu cihazda: galeride, galerinin çöp kutusunda ve gönderildiği her yerde.
dangerClouds = Aslının kopyaları bir bulutta, sohbetlerde ve mesajlaşma uygulamalarının sakladıkları arasında olabilir.
dangerFile = İndirilenler listesi ve dosyanın saati onu ne zaman kaydettiğinizi ele verir.
dangerShown = Giysiler, yerler, tabelalar, sesler ve söylenenler kimden söz edildiğini hâlâ ele verebilir.
stepsAndroid = Android’de yapılacaklar
stepsAndroidWords = Kopya gideceği yere vardıktan sonra: aslını galeriden silin, ardından galerinin çöp kutusunu boşaltın (Google Fotoğraflar: Koleksiyonlar, Çöp kutusu; Samsung: Menü, Geri dönüşüm kutusu). Bulutta ve sohbetlerde aynı görüntüyü arayın. Tarayıcının menüsünden indirilenler listesini temizleyin.
stepsiPhone = iPhone’da yapılacaklar
stepsiPhoneWords = Kopya gideceği yere vardıktan sonra: aslını Fotoğraflar’dan silin, sonra Albümler’de Son Silinenler’den. iCloud bunu izler ama paylaşılan albümler ve sohbetler izlemez: oralara da bakın. Dosyalar’da İndirilenler’e ve Son Silinenler’e bakın.

## Leaving, and a partner’s form

startAgain = Boş bir listeyle yeniden başla
older = Daha önce kaydettiğiniz dosya hâlâ o zamanki gibi: { $names }. Onu silin ve yeni kopyayı kaydedin.
removed = Listeden çıkarıldı.
bringBack = Geri getir
attach = Ekle
attached = Eklendi
attachAll = { $n } kopyayı ekle
zipping = Paketleniyor…

## Why no copy could be made: one sentence a reason

failed = Güvenli kopya yapılamadı
reason-empty = İçinde hiçbir şey yok.
reason-unknown-format = Bu dosya türü burada bilinmiyor. Bilinenler: fotoğraf (JPEG, PNG, WebP, GIF, BMP, TIFF, DNG, HEIC, AVIF, JPEG XL, SVG), film (MP4, MOV, 3GP, MKV, WebM, AVI), ses (M4A, MP3, Ogg, FLAC, WAV, AIFF, AMR, AAC, CAF), belge (PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB), düz metin (TXT) ve ZIP.
reason-text-disguised = Düz metin gibi başlıyor ama içinde başka bir şey var.
reason-misnamed = Fotoğraf, film ya da başka bir dosya türü adı taşıyan bir metin.
reason-broken = Kendi biçiminin kurallarını çiğniyor: bozuk ya da göründüğü şey değil.
reason-cut-off = İçinde olduğunu söylediğinden önce bitiyor: büyük olasılıkla bir bölümü ulaşmadı.
reason-no-index = Kayıt, dizini yazılmadan kesilmiş. Çekilen şey hâlâ içinde olabilir.
reason-old-office = Eski bir Office belgesi (DOC, XLS ya da PPT) veya dosyalarını o biçimde saklayan başka bir programdan.
reason-password = Parolayla kilitli.
reason-drm = Şifrelenmiş (DRM); bu yüzden kimse içine bakamaz.
reason-unknown-codec = Görüntüsü ya da sesi burada bilinmeyen bir biçimde kodlanmış.
reason-unknown-part = Bir parçası burada bilinmiyor; bu yüzden neyi ele vereceğini kimse söyleyemez.
reason-elsewhere = Bir parçası başka bir dosyada.
reason-not-decoded = Görüntüsü burada açılamıyor.
reason-exact-only = Böyle bir dosya burada yalnızca kodlandığı gibi kopyalanabilir.
reason-no-covers = Bu görüntünün birebir kopyasında hiçbir şey örtülemez.
reason-cover-outside = Bir örtü görüntünün dışında.
reason-nested = İçindeki bir şey, bir dosya ya da görüntü, güvenli hâle getirilemiyor.
reason-inseparable = İçinde gizli olabilecek şey, gösterdiğinden ayırt edilemiyor.
reason-too-many-pixels = Görüntüsünde burada işlenebilecekten çok piksel var.
reason-too-many-parts = Burada bakılabilecekten çok parçası var.
reason-too-large = Burada güvenle kullanılabilecekten çok bellek istiyor.
reason-too-deep = Parçaları burada izlenemeyecek kadar iç içe.
reason-bomb = Açılırsa boyutunun çok ötesinde büyür, bir tuzağın yaptığı gibi.
reason-unreadable = Okunamadı. Belki taşındı ya da silindi, ya da bir klasör.
reason-not-a-file = Bir klasör ya da cihaz, dosya değil.
reason-changed-meanwhile = Üzerinde çalışılırken değişti.
reason-not-written = Kopya yazılamadı.
reason-overwrites = Kopya aslının üzerine yazılacaktı.
reason-residue = Gizli hiçbir şey kalmadığından emin olunamadı; bu yüzden dışarı hiçbir şey verilmedi.
reason-misuse = İstenen şey bu dosyayla yapılamaz.
reason-internal = Bu dosya üzerinde çalışılırken burada bir şey bozuldu; belki bellek bitti. Hiçbir şey yapılmadı.

## What to do next: one sentence a step

next-repair = Yapabiliyorsanız yeniden kaydedin. Bu dosyayı saklayın: bilgisayarda film onaran bir program onu kurtarabilir.
next-newer = Bir Office programında açın, parolasız olarak DOCX, XLSX, PPTX ya da PDF biçiminde kaydedin ve onu getirin.
next-unlock = Parolasıyla açın, parolasız kaydedin ve onu getirin.
next-unprotected = Yapan kişiden bu koruma olmadan alın.
next-whole = Onu açan uygulamada tek bir bütün dosya olarak kaydedin ve onu getirin.
next-exact = Birebir kopya yapın (uçbirimde: --level exact); bu asla herkese açık paylaşım için değildir. Filmler, kayıtlar ve daha çok görüntü türü Panah’ın sayfasında, bir tarayıcıda yeniden yapılır.
next-other = Öteki kopya türünü deneyin.
next-cover = Örtüyü taşıyın ya da silin ve yeniden deneyin.
next-apart = İçindekileri çıkarın ve dosyaları tek tek getirin.
next-smaller = Öteki sayfaları kapatıp yeniden deneyin ya da daha küçük veya daha kısa bir tane getirin.
next-choose = Hâlâ orada olup olmadığına bakın ve bir kez daha seçin.
next-place = Yazılabilen ve yeri olan başka bir yer seçin.
next-report = Bu dosyayı olduğu gibi göndermeyin. Öteki sayfaları kapatıp yeniden deneyin ya da bunu yeniden yükleyin.
next-again-picture = Geldiği yerden yeniden alın. Bu cihazda görebiliyorsanız ekran görüntüsünü alın ve onu getirin.
next-again-film = Geldiği yerden yeniden alın. Bu cihazda oynuyorsa bir film düzenleme uygulamasında yeniden MP4 olarak kaydedin.
next-again-sound = Geldiği yerden yeniden alın. Bu cihazda çalıyorsa bir ses uygulamasında yeniden M4A ya da MP3 olarak kaydedin.
next-again-document = Geldiği yerden yeniden alın. Bu cihazda açılıyorsa yeniden kaydedin, örneğin PDF olarak.
next-again-unknown = Geldiği yerden yeniden alın. Bu cihazda açılıyorsa onu açan uygulamada yeniden kaydedin.
next-save-picture = JPEG olarak kaydedin ya da ekran görüntüsünü alın ve onu getirin.
next-save-film = Önce MP4 (H.264) olarak kaydedin ve onu getirin.
next-save-sound = Önce M4A, MP3 ya da WAV olarak kaydedin ve onu getirin.
next-save-document = PDF ya da DOCX gibi başka bir biçimde yeniden kaydedin ve onu getirin.
next-save-unknown = JPEG, MP4 (H.264), MP3, PDF ya da DOCX gibi yaygın bir biçimde kaydedin ve onu getirin.
shelfFiles = Dosyalarınız
shelfBack = Geri
shelfNext = İleri
shelfPlace = { $n } / { $all }
shelfEntry = { $n }, {"\u2068"}{ $name }{"\u2069"}: { $state }
shelf-waiting = gözden geçiriliyor
shelf-asks = bakılmalı ya da karar verilmeli
shelf-ready = kopyası için hazır
shelf-making = kopya yapılıyor
shelf-made = kopya hazır
shelf-saved = bitti
shelf-failed = kopya yok
goOn =
    { $n ->
        [one] Devam et: bakılacak { $n } dosya
       *[other] Devam et: bakılacak { $n } dosya
    }
goOnSaid =
    { $n ->
        [one] { $n } dosyaya henüz bakılmadı ya da onun için karar verilmedi. İşte burada.
       *[other] { $n } dosyaya henüz bakılmadı ya da onlar için karar verilmedi. İşte biri.
    }
share = Paylaş…
shareWhat = Telefonunuz ya da bilgisayarınız kopyaları hangi uygulamanın alacağını sorar; o uygulamanın onlarla ne yaptığını Panah göremez.
shared = Kopyalar verildi.
shareFailed = Buradan paylaşılamadı. Bunun yerine kaydedin.
class-place-other = Bir yer
placeNear = { $city } merkezinden yaklaşık { $km } km
placeWithin = { $m } m kesinlikle
class-time-other = Ne zaman yapıldığı ya da değiştirildiği
class-thumbnail-other = Onun küçük, gizli bir görüntüsü, belki değiştirilmeden önceki hâli
class-settings-other = Onu yapan cihazın ya da programın ayarları
decideAgain = Yeniden örtüler ve seçimler
howNow = Kopya nasıl yapılıyor: { $way }
coverList =
    { $n ->
        [one] { $n } örtü, açmak ya da örtmek için
       *[other] { $n } örtünün tümü, tek tek
    }
listFaceOn = Yüz { $n } / { $all }: örtülü
listFaceOff = Yüz { $n } / { $all }: açık
listPerhapsOn = Belki bir yüz, { $n } / { $all }: örtülü
listPerhapsOff = Belki bir yüz, { $n } / { $all }: açık
listOwn = Sizin örtünüz, { $n } / { $all }: ona git
listMark = Sizin açık bıraktığınız, { $n } / { $all }: ona git
saidLook = Artık bakılabilir.
saidReady = Bakılmaya hazır: { $n } / { $all }.
saidMade = Hazır güvenli kopyalar: { $n } / { $all }.
saidFailed =
    { $n ->
        [one] { $n } dosyanın kopyası yapılamıyor; nedeni yanında yazıyor.
       *[other] { $n } dosyanın kopyası yapılamıyor; nedeni yanlarında yazıyor.
    }
madeAttached = Güvenli kopya hazır ve forma eklendi
takeBack = Formdan geri çek
formKind = Form bu tür dosyayı kabul etmiyor. Hiçbir kopyası eklenmeyecek.
formBytes = Kopya formun kabul ettiğinden büyük ve eklenmedi.
formMost =
    { $n ->
        [one] Form { $n } dosya kabul ediyor. Başka birini çıkarmazsanız bunun hiçbir kopyası eklenmeyecek.
       *[other] Form { $n } dosya kabul ediyor. Başka birini çıkarmazsanız bunun hiçbir kopyası eklenmeyecek.
    }
bundle-to = Buradan çıkan, { $name } için mühürlenmiş tek bir dosyadır. Onu yalnızca onlar açabilir; bu cihazdaki hiçbir şey açamaz.
bundle-key = Onların anahtarı. Böyle başlayıp böyle bitip bitmediğini telefonla sorun:
bundle-save = Tek mühürlü dosya olarak kaydet
bundle-attach = Tek mühürlü dosya olarak ekle
bundle-form = Aslı bu cihazda kalır. Forma yalnızca tek bir mühürlü dosya gider, siz eklediğinizde; formu yürüten onu açamaz, { $name } değilse.
bundle-working = Mühürleniyor…
bundle-failed = Mühürlenemedi ve hiçbir şey kaydedilmedi. Diğer sayfaları kapatıp yeniden deneyin.
bundle-code = Mühürlü dosyanın kodu
bundle-how = Dosyayı göndermeden önce bu sözcükleri ya da bu sayıları { $name } tarafına telefonla okuyun. Dosyayı bunlardan tanırlar.
bundle-check = Dosyaları denetle
bundle-check-what = Bir paket seçin, ya da kopyaları dökümleriyle, ya da bir aslı dökümü ve açılımıyla, ya da bu sayfanın başka bir kopyasını. Bu cihazda okunurlar ve onlarla başka hiçbir şey yapılmaz.
bundle-check-choose = Denetleneceği seç
bundle-check-back = Geri
bundle-check-working = Denetleniyor…
bundle-check-answer = Yanıt
bundle-check-sound = Hiçbir şey değişmemiş: bu paket bayt bayt yapıldığı gibi.
bundle-check-wrong = Onda bir şey doğru değil.
bundle-check-manifest = Bu bir döküm. Onunla birlikte seçilen kopyalar onunla karşılaştırılır.
bundle-check-fits = Bu açılım dökümüne uyuyor.
bundle-check-opening = Bu bir açılım. Onu dökümüyle ve bir asılla birlikte seçin.
bundle-check-unchanged = Değişmemiş: bu, dökümün sözünü ettiği bir kopya.
bundle-check-repacked = Bu, bayt bayt o kopya DEĞİL. Örtülerin dışında resmi hâlâ taahhüt edilen gibi; onların içinde her şey olabilir.
bundle-check-changed = Bu, dökümün sözünü ettiği bir kopya DEĞİL. Dışarıdan birine benziyor: değişmiş ya da başka bir dosya.
bundle-check-original = Bu, bayt bayt taahhüt edilen asıl.
bundle-check-same-media = Dosya değişmiş. Resmi ya da sesi hâlâ taahhüt edilen aslınki.
bundle-check-stranger = Bu, dökümün sözünü ettiği dosyalardan hiçbiri değil.
bundle-check-alone = Bu dosyadan tek başına, dökümü olmadan hiçbir şey bilinemez: değişip değişmediği bile.
bundle-check-page = Bu bir sayfa, belki bu sayfanın bir kopyası. Onu yayımlayan sözcüklerini ya da özetini telefonla okusun ve karşılaştırın.
bundle-check-sealed = Bu dosya mühürlü. Anahtarı olanlar onu masada açar: {"\u2066"}age -d{"\u2069"} ile ya da masa aracının {"\u2066"}unseal{"\u2069"} komutuyla. Burada hiçbir zaman anahtar istenmez.
bundle-check-signature = Bu bir imza. Onu ait olduğu sayfayla birlikte seçin.
bundle-check-nothing = Bu, burada denetlenebilenlerden hiçbiri değil.
bundle-fault-member = İçindeki bir dosya değişmiş ya da bozulmuş.
bundle-fault-missing = Bir dosyası eksik.
bundle-fault-stray = İçinde hiçbir pakette olmayan bir dosya ya da aynı adlı iki dosya var.
bundle-fault-outside = Dosyalarının dışında değişmiş ya da bozulmuş, ya da başka tür bir zip.
bundle-fault-swapped = İçindeki bir kopya dökümün sözünü ettiği değil.
bundle-fault-manifest = Döküm ya da açılım bozuk ya da sahte.
bundle-fault-version = Onu daha yeni bir program yapmış. Daha yeni bir sayfa isteyin.
bundle-fault-opening = Açılım döküme uymuyor.
bundle-fault-proof = Resmin kanıtı tutmuyor: örtülü olmayan değişmiş ya da kanıt değişmiş.
bundle-check-wary = Ona güvenmeyin. Gönderene başka bir yoldan sorun.
bundle-check-covers = Örtüler: { $search } aramayla, { $hand } elle.
bundle-check-unsearched = İçinde yüz aranmamış.
bundle-check-tiles = Resmin { $all } karesinden { $open } kare taahhüt edilen gibi. { $covered } kare örtülü: altında ne olduğu bilinemez.
bundle-check-map = Örtülü kareler nerede
bundle-check-says = Döküm onun için ne diyor
bundle-check-cannot = Ne bilinemez
bundle-check-proves = Bu, görülenin olduğunu ya da ne zaman, nerede ve kim tarafından çekildiğini kanıtlamaz. Dosyanın bir kameranın yazdığı dosya olduğunu kanıtlamaz. İçinde kimsenin tanınamayacağını da kanıtlamaz.
bundle-check-code = Kodu
bundle-check-noted = Not edileni ya da size telefonla söyleneni yazın veya yapıştırın
bundle-check-compare = Karşılaştır
bundle-check-same = Uyuyor: bu, bu dosyanın kodu.
bundle-check-other = UYMUYOR: bu, başka bir dosyanın kodu.
bundle-check-mistaken = Kodda bir yanlış var. Onu bir kez daha sözcük sözcük okuyun.
bundle-check-unsigned = Hiçbir imza denetlenmedi. {"\u2066"}.minisig{"\u2069"} dosyasını onunla birlikte seçin.
bundle-check-key = İmzalayanın açık anahtarı (minisign)
bundle-check-try = İmzayı denetle
bundle-check-signed = İmzalı: bu anahtar tam olarak bu sayfayı imzalamış.
bundle-check-not-signed = İmzalı DEĞİL: bu anahtar bu sayfayı imzalamamış.
bundle-check-no-key = Bu, minisign’ın açık anahtarı değil.
hand-what = Bir fotoğrafın, filmin ya da başka bir dosyanın neyi ele verdiğini görün ve başkalarına verilebilecek bir kopya yapın. Burada yüz aranmaz: yüzleri elle siz örtersiniz, yalnızca fotoğraflarda. Başka tarayıcılardan daha uzun sürer.
hand-none = Burada yüz aranmaz. Dikkatle bakın: yalnızca sizin elle örttüğünüz örtülür.
