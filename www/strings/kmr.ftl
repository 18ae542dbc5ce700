### Northern Kurdish (Kurmanji) in Latin script. Needs native review.

## The first screen

name = Panah
language = Ziman
review = Hê kesekî ku bi vî zimanî mezin bûye li van gotinan nenêriye.
lead = Wêne û pelên din berî ku hûn bidin kesekî ewle bikin
what = Bibînin ka wêneyek an filmek çi eşkere dike, rûyên tê de binixumînin û kopiyeke ku dikare bê dayîn çêkin. Daneyên veşartî yên deng û belgeyan jî tên rakirin.
stays = Tiştek nayê şandin. Hemû kar li ser vê cîhazê tê kirin.
staysForm = Ya we ya resen li ser vê cîhazê dimîne. Tenê kopiya ewle diçe formê, hema ku hat çêkirin; heta ku form neyê şandin hûn dikarin wê ji formê derxînin.
flight = Heke hûn dikarin, pêşî moda firînê vekin. Gerok li vir pêşî li şandinên asayî digire; telefonek bê girêdan hîn ewletir e.
original = Dest li pelên we yên resen nayê dan, ew nayên jêbirin jî.
exit = Derkeve
exitHow = Bişkoka Derkeve, sê tilî bi hev re li ser ekranê, an jî du caran pêlkirina Esc, vê rûpelê di cih de vala dike û hesabkerekê nîşan dide.
choose = Wêne, film an pelan hilbijêrin
starting = Tê amadekirin…
orDrop = an jî li vir berdin, an pê ve bikin
drop = Pelan li vir berdin
formats = Wêne û film, û pelên din: deng, PDF, belgeyên Office, nivîs
cannot = Tiştên ku Panah nikare bike
cannotFaces = Hemû rûyan nabîne. Yên biçûk, tarî, zivirî an nîv-veşartî dikarin jê birevin: hûn bi xwe li her wêneyî binêrin.
cannotRest = Cil, deq, awayê meşê, cih û siyan nabîne. Ya ku hûn nanixumînin dimîne.
cannotVoices = Dengê guhertî hîn jî dikare bi nivîsbariyê bê naskirin. Tenê rakirina deng misoger e.
cannotDevice = Pelên we yên resen jê nabe, ne jî ya ku galerî, ewr û sohbet ji wan diparêzin.
cannotSpy = Li ser cîhazeke ku tê şopandin, an cihê ku kesek li ekranê dinêre, nikare alîkariyê bike.
cannotSender = Naveşêre kî dişîne: ew bi ya ku hûn pê dişînin ve girêdayî ye.
cannotProve = Kopî bi tenê îspat nake ka tiştek kengî û li ku qewimiye.
licences = Lîsans

## Said before anything else can be: no script, no decoder, or another page that looks on

noScript = Ji vê rûpelê re JavaScript divê. Wê bi gerokeke wek Chrome an Firefox vekin ku JavaScript tê de vekirî be. Karê xwe li ser cîhaza we dike.
tooOld = Ev gerok ji bo vî karî pir kevn e. Ji kerema xwe rûpelê bi Chrome, Firefox an Safari ya nûtir vekin.
wasmOff = WebAssembly di vê gerokê de girtî ye û bê wê li vir tiştek nayê kirin. Lockdown Mode ya iPhone wisa dike, astên Safer û Safest ên Tor Browser jî. Tenê ji bo vê rûpelê destûrê bidin, an Panahê di gerokeke din de an li ser cîhazeke din vekin. Peleke Panahê ya ku bê wê dixebite jî heye: li cihê ku we ev jê standiye bixwazin.
wasmRefused = WebAssembly heye, lê destûra wê tune ku li vê rûpelê bixebite: rêzikeke malperê, ya pêvekekê an ya gerokê wê qedexe dike. Panahê wek pel ji vê cîhazê, an di gerokeke din de vekin.
workersOff = Ev gerok worker naxebitîne û bê wan li vir tiştek nayê kirin. Panahê di gerokeke din de vekin.
notStarted = Panah li vir nikarîbû dest pê bike û sedem nayê zanîn. Rûpelên din bigirin û vê ji nû ve bar bikin, an Panahê di gerokeke din de vekin.
watched = Ev rûpel wisa hatiye danîn an vekirin ku rûpela din dikare pelên we bixwîne. Li vir tiştek nayê hilbijartin. {"\u2068"}{ $address }{"\u2069"} xwe bi xwe di hilpekîneke nû de vekin, an Panahê wek pel ji vê cîhazê vekin.

## Around the room: the app’s own page, and the field in a partner’s form

notOpened = Panah venebû. Dema girêdana we hebe, vê rûpelê ji nû ve bar bikin. ({ $why })
notKept = Ev gerok dê Panahê ji bo bikaranîna bê girêdan neparêze.
makeFirst = Pêşî kopiyeke ewle çêkin.
fieldTitle = Wêne û pel, berî ku biçin formê tên ewlekirin
fieldReady =
    { $n ->
        [one] { $n } kopî amade ye û nehatiye pêvekirin. Wê pêve bikin, an rakin.
       *[other] { $n } kopî amade ne û nehatine pêvekirin. Wan pêve bikin, an rakin.
    }
fieldUnfinished =
    { $n ->
        [one] Ji bo { $n } pelê kopiyeke ewle ya pêvekirî tune. Wê çêkin, an pelê rakin.
       *[other] Ji bo { $n } pelan kopiyeke ewle ya pêvekirî tune. Wan çêkin, an pelan rakin.
    }
fieldClosed = Odeya ku pel lê tên ewlekirin venebûye. Li vir tiştek nayê hilbijartin.
fieldBeside = Ya ku we li kêleka odeyê berda nehat wergirtin. Wê berdin nav odeyê, an li wir hilbijêrin.
fieldReset = Valakirina formê odeyê jî vala dike: ya ku tê de hatiye hilbijartin û çêkirin dê biçe.
fieldDiscard = Vala bike
fieldKeep = Bila bimîne
fieldMoved = Rûpelê cihê vê qadê guherand û ode neçar ma ku ji nû ve vebe. Ya ku neqediyabû divê dîsa bê hilbijartin.
fieldHeld =
    { $n ->
        [one] { $n } kopiya ku berê hatiye çêkirin hê jî pêvekirî ye.
       *[other] { $n } kopiyên ku berê hatine çêkirin hê jî pêvekirî ne.
    }
fieldTakeBack = Ji formê derxe
fieldDone = Kopiyên ewle bidin

## Files and sizes

files = Wêne û pel
bytes = { $n } bayt
kilobytes = { $n } KB
megabytes = { $n } MB
pixels = {"\u2066"}{ $width } × { $height }{"\u2069"}

## Work that goes on

waiting = Li benda dora xwe ye
reading = Pel tê xwendin…
searching = Li rûyan tê gerîn…
making = Kopiya ewle tê çêkirin…
cancel = Betal bike
remove = Ji lîsteyê rake
again = Dîsa biceribîne
stopped = Hat betalkirin. Tiştek nehat çêkirin.

## What a file reveals

told = Vê pelê dê çi eşkere bikira
toldNothing = Ji daneyên veşartî yên ku Panah li wan digere yek jî di vê pelê de nehat dîtin. Wêne bi xwe hîn jî tiştê ku nîşan dide nîşan dide.
fields = Hemû { $n } qad, bi navê xwe yê teknîkî
class-place = Li ku hatiye çêkirin
class-time = Kengî hatiye çêkirin an guherandin
class-device = Çêker û modela cîhazê
class-serial = Hejmareke rêze ku tenê vê cîhazê nîşan dide
class-person = Navek
class-software = Bernameya ku ew nivîsiye
class-text = Gotin: sernav, şîrove, peyvên sereke
class-identifier = Nasnameyek ku wê bi pel an hesabên din ve girê dide
class-hidden-text = Gotinên ku di pelê de ne lê nayên nîşandan: nivîsa veşartî, notên axêver, pelekî veşartî
class-hidden-kept = Beşên veşartî yên ku di kopiyê de DIMÎNIN, ji ber ku ya tê nîşandan hewcedarî wan e. Berî şandinê lê binêrin
class-thumbnail = Kopiyeke biçûk a veşartî ya wêneyî, belkî ya berî guherandinê
class-hidden-picture = Wêneyekî duyem ê veşartî
class-hidden-clip = Vîdeoyek an dengekî veşartî
class-provenance = Tomara ka çawa hatiye çêkirin û guherandin
class-faces = Rûyên ku tê de hatine nîşankirin, belkî bi navan
class-settings = Mîhengên kamerayê
class-unknown = Daneyên ku Panah nikare bixwîne

## A picture and its covers

picture = Wêne bi nixumandinên xwe
noneFound = Tu rû nehat dîtin. Baş binêrin û ya ku hûn dibînin binixumînin.
counts = Nixumandî: { $covered }. Vekirî maye: { $open }.
unsureCount = { $n } ji wan, bi keviya qutqutî, dibe ku rû bin an nebin.
howTo = Ji bo vekirinê dest bidin nixumandinê; ji bo nixumandinê dîsa dest bidin.
shapes = Bi çi bê nixumandin
tool-box = Qutî
tool-brush = Firçe
tool-polygon = Goşe
tool-person = Hemû kes
tool-inverse = Ji bilî vê
addCover = Nixumandinekê lê zêde bike
howTo-box = Bi ser ya ku hûn dixwazin bê nixumandin de bikişînin.
howTo-brush = Ya ku hûn dixwazin bê nixumandin boyax bikin. Ji bo danînê dîsa dest bidin firçeyê.
howTo-polygon = Dest bidin her goşeyê; ji bo qedandinê dîsa dest bidin ya yekem.
howTo-person = Ji bo nixumandina hemû kesî dest bidin rûyekî, an li dora serekî bikişînin.
howTo-inverse = Bi ser ya ku dikare bê dîtin de bikişînin. Hemû yên din tên nixumandin.
look = Xuyang
look-solid = Sade
look-pattern = Xêzkirî
look-soft = Nerm
markAdded = Vekirî maye, { $n }: hemû dora wê nixumandî ye. Bişkojên tîran wê dilivînin, zêde û kêm mezinahiya wê diguherînin, Delete wê jê dibe.
deleteCover = Vê nixumandinê jê bibe
undo = Vegerîne
redo = Dîsa bike
zoomIn = Nêzîk bike
zoomOut = Dûr bike
coverAdded = Nixumandina we { $n }. Bişkojên tîran wê dilivînin, zêde û kêm mezinahiya wê diguherînin, Delete wê jê dibe.
moving = Ev wêneyekî livok e. Wêneyê nû tenê kadrekî wî digire; kopiya eynî livê digire, lê rûyên tê de nayên nixumandin.
movingExact = Tu nixumandin dê li ser vê kopiyê neyê danîn: her rûyê di livê de vekirî dimîne.

## Files of which nothing can be covered

toldNothingBare = Ji daneyên veşartî yên ku Panah li wan digere yek jî di vê pelê de nehat dîtin. Ya ku tê de tê dîtin, bihîstin an xwendin hîn jî dibêje ya ku dibêje.
kind-still = Wêneyek ku li vir nayê nîşandan
kind-film = Filmek
kind-sound = Dengekî tomarkirî
kind-document = Belgeyek
kind-archive = Pelek pêçayî (ZIP)
kind-text = Nivîsek
stays-still = Li vir tenê daneyên veşartî tên rakirin. Rûyên tê de NAYÊN nixumandin: her kesê di wêneyî de hîn jî dikare bê nasîn. Ji bo nixumandina rûyan wêneyê ekranê jê bigirin, an wek JPEG tomar bikin û wê bînin.
stays-film = Li vir tenê daneyên veşartî tên rakirin. Rû û dengên tê de NAYÊN nixumandin: her kesê di filmê de hîn jî dikare bê nasîn.
stays-sound = Li vir tenê daneyên veşartî tên rakirin. Dengên tê de NAYÊN guherandin: her kesê ku diaxive hîn jî dikare bê nasîn.
stays-document = Li vir tenê daneyên veşartî tên rakirin. Rûyên di wêneyên wê de, deng û navên tê de NAYÊN nixumandin. Her tiştê ku tê de tê xwendin dimîne.
stays-archive = Li vir tenê daneyên veşartî yên pelên tê de tên rakirin. Rûyên di wêneyên wan de, deng û navên wan NAYÊN nixumandin. Her tiştê ku di wan de tê xwendin dimîne; pel bi hejmaran tên navkirin.
stays-text = Li vir tenê daneyên veşartî tên rakirin. Her gotin dimîne û nivîs bi xwe, bi navên xwe û bi awayê nivîsandinê, dikare bibêje kê ew nivîsiye.
matched = Di kopiyeke wisa de hemû ya ku tê dîtin, bihîstin an xwendin wek xwe dimîne: kesê ku ya resen bibîne dikare herduyan bi hev re bide ber hev û nas bike, û awayê kodkirinê dikare bibêje kîjan telefon an bernameyê ew çêkiriye. Ne ji bo giştî ye.
known-still = Ez dizanim ku hemû rûyên tê de dimînin.
known-film = Ez dizanim ku rû û deng dimînin.
known-sound = Ez dizanim ku deng dimînin.
known-document = Ez dizanim ku rû, deng û navên tê de dimînin.
known-archive = Ez dizanim ku rû, deng û navên di pelên wê de dimînin.
known-text = Ez dizanim ku her gotin dimîne.
known-picture = Ez dizanim ku hemû rû vekirî dimînin.
confirmFirst = Pêşî qutiya jorîn nîşan bikin; piştre kopî dikare bê çêkirin.
stillExact = Di vî cureyê wêneyî de kopiya eynî nayê nixumandin: her rû vekirî dimîne.
readOnce = Rû, deng, nav û cihên tê de hîn jî dikarin mirovan eşkere bikin. Berî şandinê careke din tê re derbas bibin.

## Films and recordings

filmLooking = Lê tê nêrîn. Hê nayê zanîn çi dikare bê nixumandin.
partOnly = Tenê beşek jê
partHow = Ya ku lê nayê nêrîn dê di kopiyê de nebe.
partFrom = Ji, bi çirkeyan
partTo = Heta, bi çirkeyan
partLook = Li vê beşê binêre
secondsLeft = { $what } Nêzîkî { $n } çirke maye.
minutesLeft = { $what } Nêzîkî { $n } deqe maye.
still-undecoded = Ev wêne li vir venebû, ne Panah karîbû û ne jî ev gerok. Dibe ku saxlem be: Safari li ser iPhone zêdetir cureyên wêneyan vedike û wêneyê ekranê li her derê dixebite.
still-altered = Ev gerok pîkselên ku rûpel dixwîne diguherîne, ji ber vê wêne li vir nayê nixumandin. Bihêlin ku ev rûpel daneyên canvas bixwîne, an wêneyî pêşî wek JPEG tomar bikin.
film-browser = Ev gerok nikare filmekî wisa veke û ji nû ve binivîse, ji ber vê li vir tiştek tê de nayê nixumandin. Kopiyeke eynî bê daneyên veşartî dikare bê çêkirin; ji bo wêneyekî nixumandî wêneyê ekranê bigirin û wê bînin.
film-codec = Ev gerok nikare vî cureyê filmê bixwîne, ji ber vê li vir tiştek tê de nayê nixumandin. Kopiyeke eynî bê daneyên veşartî dikare bê çêkirin; ji bo wêneyekî nixumandî wêneyê ekranê bigirin û wê bînin.
film-damaged = Ev gerok dikare filmên vî cureyî bixwîne, lê ji vê tu beşek nexwend: bi îhtîmaleke mezin xera bûye. Li vir tiştek tê de nayê nixumandin. Ji cihê ku jê hatiye dîsa wergirin.
film-empty = Tê de tu wêne an dengê ku dirêjiya wî tê zanîn nehat dîtin, ji ber vê li vir tiştek nayê nixumandin. Heke li ser vê cîhazê dilîze, wêneyê ekranê bigirin û wê bînin.
film-format = Filmên vî cureyî (wek AVI) li vir ji bo nixumandinê venabin, ji ber vê tiştek tê de nayê nixumandin. Kopiyeke eynî bê daneyên veşartî dikare bê çêkirin; ji bo nixumandina rûyan pêşî wek MP4 tomar bikin, an wêneyê ekranê bigirin, û wê bînin.
film-large = Wêneyê wê ji ya ku li vir dikare bê xwendin mezintir e, ji ber vê tiştek tê de nayê nixumandin. Pêşî biçûktir tomar bikin, wek 1080p, û wê bînin.
film-endless = Ji şeş saetan dirêjtir e, ji ber vê li vir tiştek tê de nayê nixumandin. Pêşî bibirin, piştre parçeyan bînin.
film-memory = Dema lê dihat nêrîn bîr têrê nekir, ji ber vê niha tiştek tê de nayê nixumandin. Rûpelên din bigirin û dîsa bînin, an li vir tenê beşekê jê hilbijêrin.
film-full = Ji bo nêrîna bi carekê kadrên wê, an rûyên ku tê de xuya dibin, pir in, ji ber vê niha tiştek tê de nayê nixumandin. Li vir tenê beşekê jê hilbijêrin, an pêşî bibirin û parçeyan bînin.
film-unread = Li vir heta dawiyê nehat xwendin û sedem nayê zanîn; dibe ku film saxlem be. Niha tiştek tê de nayê nixumandin. Dîsa bînin, gerokeke din biceribînin, an wêneyê ekranê bigirin û wê bînin.
recording-browser = Ev gerok nikare tomareke wisa veke û ji nû ve binivîse, ji ber vê li vir tu dengê tê de nayê bêdengkirin an xerakirin. Kopiyeke eynî bê daneyên veşartî dikare bê çêkirin.
recording-codec = Ev gerok nikare vî cureyê dengî bixwîne, ji ber vê li vir tu dengê tê de nayê bêdengkirin an xerakirin. Kopiyeke eynî bê daneyên veşartî dikare bê çêkirin.
recording-empty = Tê de tu dengê ku dirêjiya wî tê zanîn nehat dîtin, ji ber vê li vir tiştek nayê bêdengkirin an xerakirin.
recording-format = Tomarên vî cureyî li vir ji bo guherandinê venabin, ji ber vê tu dengê tê de nayê bêdengkirin an xerakirin. Kopiyeke eynî bê daneyên veşartî dikare bê çêkirin; ji bo guherandina dengan pêşî wek M4A, MP3 an WAV tomar bikin û wê bînin.
recording-endless = Ji şeş saetan dirêjtir e, ji ber vê li vir tu dengê tê de nayê bêdengkirin an xerakirin. Pêşî bibirin, piştre parçeyan bînin.
recording-memory = Dema lê dihat guhdarîkirin bîr têrê nekir, ji ber vê niha tu dengê tê de nayê bêdengkirin an xerakirin. Rûpelên din bigirin û dîsa bînin, an bibirin û parçeyan bînin.
recording-unread = Li vir heta dawiyê nehat xwendin û sedem nayê zanîn; dibe ku tomar saxlem be. Niha tu dengê tê de nayê bêdengkirin an xerakirin. Dîsa bînin, an gerokeke din biceribînin.
film-long = Ji bo bîra ku mirov dikare di vê gerokê de pê bawer be pir dirêj e. Nêzîkî { $n } deqe jê dibe: li vir tenê beşekê jê hilbijêrin, an pêşî bibirin û parçeyan bînin.
filmGaps = Hin beşên filmê li vir nayên xwendin, bi tevahî { $time }. Li wir kopî wêneyê berê nîşan dide.
filmShort = Film ji ya ku dibêje zûtir diqede: heta { $time } tê xwendin û kopî li wir diqede.
filmPeople = Kesên di filmê de
personCovered = nixumandî
personOpen = vekirî
personOn = Kes { $n }: nixumandî
personOff = Kes { $n }: vekirî
briefOn = Belkî kesek, { $n }: nixumandî
briefOff = Belkî kesek, { $n }: vekirî
filmCounts = Kesên nixumandî: { $covered }. Vekirî mane: { $open }.
filmNobody = Kes nehat dîtin. Bi şemitokê tê re derbas bibin û kesên ku hûn dibînin binixumînin.
filmHow = Ji bo dîtina nixumandinan şemitokê bilivînin. Ji bo vekirin an nixumandinê dest bidin kesekî.
play = Bilîzîne
pause = Rawestîne
filmTime = Cihê di filmê de
frameBefore = Kadrekî paş
frameAfter = Kadrekî pêş
filmUnsure = Li { $n } cihî dibe ku kesek winda bûbe.
nextUnsure = Here ya din
unsureWhat = Li cihê ku dibe kesek winda bûbe çi bê nixumandin?
unsure-reach = Cihê ku dibe ku lê bin
unsure-reach-words = Cihê ku divê serê wan lê be, li gorî tevgera wan û ya kamerayê. Tevgereke ji nişkê ve dikare wê ji wir derxe.
unsure-frame = Hemû wêne
unsure-frame-words = Heta dîsa bê dîtin tiştek xuya nabe. Ya herî ewle.
filmShare = Nêzîkî { $percent } % ji wêneyî dê bê nixumandin.
filmShareWhole =
    { $n ->
        [one] Nêzîkî { $percent } % ji wêneyî dê bê nixumandin; di { $n } kadrî de tiştek xuya nabe.
       *[other] Nêzîkî { $percent } % ji wêneyî dê bê nixumandin; di { $n } kadran de tiştek xuya nabe.
    }
filmMoment = Demeke kin hatine dîtin ({ $n })
filmJoin = Kartên heman kesî bike yek
filmJoinFirst = Dest bidin kartekê. Qediya
filmJoinNext = Dest bidin kartên din ên heman kesî; ji bo veqetandinê dîsa dest bidin wê. Qediya
unsure-area = Qadeke mezintir
unsure-area-words = Cihê ku cara dawî lê bû û dora wê heta dûr.
inverse = Berevajî: ji bilî rûyên vekirî her tiştî binixumîne.
ownCover = Nixumandina we { $n }
ownFollows = Bi kişandina we re dilive
ownFrom = Tenê ji vir û pê ve
ownTo = Tenê heta vir
soundTime = Cihê di tomarê de
stepBefore = Ji dehan yek çirke paş
stepAfter = Ji dehan yek çirke pêş
trimFrom = Kopî li vir dest pê bike
trimTo = Kopî li vir biqede
trimmed = Di kopiyê de ji { $from } heta { $to } heye, ji { $length }.
takeFrame = Ji vî kadrî wêneyekî çêke
takeHow = Ji kadrên yeko yeko wêne dikarin bên çêkirin û wek her wêneyî bên nixumandin. Şemitokê bibin kadrê ku ji we re divê.
noFrame = Ev kadr li vir nayê nîşandan.
sound = Çi bi deng bê kirin?
soundFirst = Pêşî hilbijêrin ka çi bi deng bê kirin; piştre kopî dikare bê çêkirin.
soundNone = Dengê vî filmî tune.
soundUnheard = Ev gerok nikare dengê wê bixwîne, ji ber vê deng tenê dikare bê rakirin.
sound-remove = Rake
sound-remove-words = Deng dibêje kî diaxive, cihê ku rû naxuye jî.
sound-keep = Bila bimîne
sound-keep-words = Her kesê ku diaxive dikare bê nasîn, û ew dikare bi ya we ya resen re bê naskirin.
sound-silence = Beşan bêdeng bike
sound-silence-words = Hûn nîşan dikin çi divê kes nebihîze. Ya ku dimîne hîn jî dikare bê nasîn.
sound-distort = Dengan xera bike
sound-distort-words = Nasînê dijwartir dike, pêşî lê nagire.
silenceHow = Bi ser beşên ku divê bêdeng bin de bikişînin. Ji bo çûna cihekî û guhdarîkirina ji wir dest bidin.
silenceAdd = Beşeke bêdeng lê zêde bike
silenceSpan = Bêdeng ji { $from } heta { $to }
silenceFrom = Bêdeng ji, bi çirkeyan
silenceTo = Bêdeng heta, bi çirkeyan
silenceDelete = Vê beşa bêdeng jê bibe
film-unlinkable = Ji nû ve çêkirî
film-unlinkable-words-film = Her kadr bi nixumandinên xwe ji nû ve tê xêzkirin û deng wek hilbijartina we ye. Ji bo ya ku dibe giştî bibe, dema ku deng hatibe rakirin. Kesê ku ya resen li cem be hîn jî dikare herduyan ji dirêjiya wan û ji ya ku tê dîtin bi hev re nas bike.
film-unlinkable-words-sound = Ya ku hûn bêdeng dikin an xera dikin ji nû ve tê kodkirin; ya ku hûn dihêlin dibe ku bit bi bit wek xwe bimîne. Kesê ku ya resen li cem be hîn jî dikare herduyan ji ya ku tê bihîstin bi hev re nas bike.
film-exact = Wek ku heye
film-exact-words-film = Tenê daneyên veşartî diçin. Tu rû û tu deng tê de nayê nixumandin. Dikare bi ya we ya resen re bê naskirin, û çêkerê telefona we, pir caran modelê jî, eşkere dike. Qet ne ji bo giştî ye.
film-exact-words-sound = Tenê daneyên veşartî diçin. Tu deng tê de nayê guherandin. Dikare bi ya we ya resen re bê naskirin, û çêkerê telefona we, pir caran modelê jî, eşkere dike. Qet ne ji bo giştî ye.
filmOpen = Kes: { $covered } nixumandî, { $open } vekirî.
filmCovered = Li ser { $covered } ji { $frames } kadran nixumandin hene; { $unsure } ne misoger bûn.
filmPlaces = We li { $looked } ji { $n } cihan nêrî.
nextPlace = Cihê din nîşan bide
enough = Ev bes e
placesFirst = We li { $looked } ji { $n } cihan nêrî: cihê ku kesek xuya dibe, cihê ku dibe kesek winda bûbe, û bi dirêjiya filmê. Li yên din jî binêrin, an bibêjin ku ev bes e.

## The two kinds of copy

level = Kopî çawa bê çêkirin?
unlinkable = Wek wêneyekî nû
unlinkableWords = Ji nû ve û hinekî biçûktir tê xêzkirin, wêneyekî mezin bi nêzîkî 8 milyon pîkselan, da ku tu lêgerîna pelên wekhev li ser telefona we nikaribe wê bi ya resen re nas bike. Kesê ku herduyan bibîne hîn jî dibîne ku heman tiştî nîşan didin. Ji bo her tiştê ku dibe giştî bibe.
exact = Wek kopiyeke eynî
exactWords = Wêne wek ku di pela we de kodkirî ye dimîne; tenê daneyên veşartî û ya nixumandî diçin. Dikare bi ya we ya resen re bê naskirin, û çêkerê telefona we, pir caran modelê jî, eşkere dike. Qet ne ji bo giştî ye: tenê ji bo radestkirina girtî ji kesên ku hewcedarî delîlan in.

## Making the copy, and what is said of it

make = Kopiyeke ewle çêke
makeAll =
    { $n ->
        [one] { $n } kopiya ewle çêke
       *[other] { $n } kopiyên ewle çêke
    }
lookFirst = Pêşî li wêneyî û nixumandinên wî binêrin; piştre kopî dikare bê çêkirin.
lookWhole = Pêşî li wêneyî binêrin: li hemûyî, ji bo demekê.
lookedAt = Lê hat nêrîn. Kesê vekirî bimîne dikare bê nasîn.
made = Kopiya ewle amade ye
inspectedAgain = Dîsa hat kontrolkirin: ji cih, dem, cîhaz, nav an qadeke din a veşartî ya ku Panah lê digere tiştek di kopiyê de nehat dîtin.
inspectedRest = Dîsa hat kontrolkirin: ji bilî yên li jêr, ji cih, dem, cîhaz, nav an qadeke din a veşartî ya ku Panah lê digere tiştek di kopiyê de nehat dîtin.
staysHidden =
    { $n ->
        [one] { $n } beşa veşartî an eşkereker di kopiyê de DIMÎNE. Kesê ku wê bistîne dikare wê bixwîne. Berî şandinê lê binêrin:
       *[other] { $n } beşên veşartî an eşkereker di kopiyê de DIMÎNIN. Kesê ku wê bistîne dikare wan bixwîne. Berî şandinê li wan binêrin:
    }
coveredOpen = { $covered } nixumandî, { $open } vekirî.
coveredNone = Tiştek tê de ne nixumandî ye.
kept-bare = Tu nixumandin li ser ya ku nîşan dide tune: her kesê ku tê de tê dîtin dikare bê nasîn.
kept-voice = Deng, heke hebin, tê de dimînin: dibe ku kesê diaxive bê nasîn.
kept-words = Hemû gotinên wê dimînin: navên tê de û awayê nivîsandinê dikarin bibêjin qala kê ye û kê nivîsiye.
kept-matched = Kesê ku ya we ya resen li cem be dikare vê kopiyê bi wê re nas bike.
kept-maker = Awayê kodkirinê dikare bibêje kîjan telefon an bernameyê ew çêkiriye.
part-missing = Pela ku hat zû diqede: { $n } % ji wêneyî tê de tune, û ew beş di kopiyê de vala ye.
end-missing = Dawiya pela ku hat kêm e. Hemû ya ku ji wêneyî tê de ye di kopiyê de heye.
stillOfMoving = Kadrekî wêneyê livok e.
lookOnce = Cil, tabelo, deq û dîmena pencereyê jî dikarin mirovan eşkere bikin. Berî şandinê careke din binêrin.

## The copy, and saving it

theCopy = Kopî, wek ku dîsa ji pela ku derdikeve hat xwendin
holdCompare = Ji bo dîtina ya berê pê bigirin
digest = SHA-256 ya kopiyê
copyDigest = SHA-256 kopî bike
copied = Hat kopîkirin
save = Tomar bike
saved = Ji bo tomarkirinê ji gerokê re hat dan
saveAll =
    { $n ->
        [one] { $n } kopiyê tomar bike
       *[other] { $n } kopiyan tomar bike
    }
savedAll = Hat tomarkirin
asZip = Wek yek zip
closing = Hat tomarkirin: { $n } kopî
savedWhere = Gerok pelan dixe Daxistinan, heta ku ji we nepirsî be an bi awayekî din nehatibe mîhengkirin. Heke ne li wir bin, careke din tomar bikin.

## What is still dangerous

dangers = Çi hîn jî xeter e
dangerOriginal = Ya resen hîn jî li ser vê cîhazê ye: di galeriyê de, di zibildanka wê de, û li her cihê ku jê hatiye şandin.
dangerClouds = Dibe ku kopiyên ya resen di ewrekî de, di sohbetan de, û di yên ku peyamgîr diparêzin de bin.
dangerFile = Lîsteya daxistinan û dema pelê dibêjin we kengî ew tomar kir.
dangerShown = Cil, cih, tabelo, deng û ya ku tê gotin hîn jî dikarin bibêjin qala kê ye.
stepsAndroid = Gavên li ser Android
stepsAndroidWords = Piştî ku kopî gihîşt cihê xwe: ya resen di galeriyê de jê bibin, piştre zibildanka galeriyê vala bikin (Google Photos: Collections, Bin; Samsung: Menu, Recycle bin). Di ewr û sohbetan de li heman wêneyî bigerin. Lîsteya daxistinan di menuya gerokê de paqij bikin.
stepsiPhone = Gavên li ser iPhone
stepsiPhoneWords = Piştî ku kopî gihîşt cihê xwe: ya resen di Photos de jê bibin, piştre di Albums, Recently Deleted de. iCloud li pey diçe, lê albumên parvekirî û sohbet na: li wir jî binêrin. Di Files de li Downloads û Recently Deleted binêrin.

## Leaving, and a partner’s form

startAgain = Bi lîsteyeke vala ji nû ve dest pê bike
older = Pela ku we berê tomar kir hîn jî wek wê demê ye: { $names }. Wê jê bibin û kopiya nû tomar bikin.
removed = Ji lîsteyê hat rakirin.
bringBack = Vegerîne
attach = Pêve bike
attached = Hat pêvekirin
attachAll =
    { $n ->
        [one] { $n } kopiyê pêve bike
       *[other] { $n } kopiyan pêve bike
    }
zipping = Tê pêçan…

## Why no copy could be made: one sentence a reason

failed = Kopiya ewle nehat çêkirin
reason-empty = Tiştek tê de tune.
reason-unknown-format = Ev cureyê pelê li vir nayê nasîn. Yên ku tên nasîn: wêne (JPEG, PNG, WebP, GIF, BMP, TIFF, DNG, HEIC, AVIF, JPEG XL, SVG), film (MP4, MOV, 3GP, MKV, WebM, AVI), deng (M4A, MP3, Ogg, FLAC, WAV, AIFF, AMR, AAC, CAF), belge (PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB), nivîsa sade (TXT) û ZIP.
reason-text-disguised = Wek nivîsa sade dest pê dike, lê tiştekî din tê de ye.
reason-misnamed = Nivîsek e bi navê wêneyekî, filmekî an cureyekî din ê pelê.
reason-broken = Rêzikên cureyê xwe dişkîne: xera ye, an ne ew e ku dibêje.
reason-cut-off = Ji ya ku dibêje tê de ye zûtir diqede: bi îhtîmaleke mezin beşek jê negihîştiye.
reason-no-index = Tomar berî ku pêrista wê bê nivîsandin qut bû. Dibe ku ya hatiye kişandin hîn tê de be.
reason-old-office = Belgeyeke kevn a Office ye (DOC, XLS an PPT), an ya bernameyeke din e ku pelên xwe wisa diparêze.
reason-password = Bi şîfreyê girtî ye.
reason-drm = Şîfrekirî ye (DRM), ji ber vê kes nikare li hundirê wê binêre.
reason-unknown-codec = Wêne an dengê wê bi awayekî kodkirî ye ku li vir nayê nasîn.
reason-unknown-part = Beşek jê li vir nayê nasîn, ji ber vê kes nikare bibêje dê çi eşkere bike.
reason-elsewhere = Beşek jê di peleke din de ye.
reason-not-decoded = Wêneyê wê li vir venabe.
reason-exact-only = Peleke wisa li vir tenê wek ku kodkirî ye dikare bê kopîkirin.
reason-no-covers = Di kopiyeke eynî ya vî wêneyî de tiştek nayê nixumandin.
reason-cover-outside = Nixumandinek li derveyî wêneyî ye.
reason-nested = Tiştek di hundirê wê de, pelek an wêneyek, nayê ewlekirin.
reason-inseparable = Ya ku dibe tê de veşartî be ji ya ku nîşan dide nayê cudakirin.
reason-too-many-pixels = Pîkselên wêneyê wê ji ya ku li vir dikare bê xebitandin zêdetir in.
reason-too-many-parts = Beşên wê ji ya ku li vir dikare lê bê nêrîn zêdetir in.
reason-too-large = Ji ya ku li vir ewle ye zêdetir bîr dixwaze.
reason-too-deep = Beşên wê ewqas kûr di hundirê hev de ne ku li vir nayên şopandin.
reason-bomb = Heke bê vekirin dê ji mezinahiya xwe pir zêdetir mezin bibe, wek dafikekê.
reason-unreadable = Nehat xwendin. Belkî hatiye veguhastin an jêbirin, an jî peldank e.
reason-not-a-file = Peldank an cîhazek e, ne pel e.
reason-changed-meanwhile = Dema li ser dihat xebitîn guherî.
reason-not-written = Kopî nehat nivîsandin.
reason-overwrites = Kopî dê li ser ya resen bihata nivîsandin.
reason-residue = Nehat piştrastkirin ku tiştekî veşartî nemaye, ji ber vê tiştek nehat derxistin.
reason-misuse = Ya ku hat xwestin bi vê pelê nayê kirin.
reason-internal = Dema li ser vê pelê dihat xebitîn li vir tiştek xera bû; belkî bîr qediya. Tiştek nehat çêkirin.

## What to do next: one sentence a step

next-repair = Heke hûn dikarin dîsa tomar bikin. Vê pelê biparêzin: bernameyek ku filman sererast dike, li ser komputerê, dibe ku wê rizgar bike.
next-newer = Di bernameyeke Office de vekin, bê şîfre wek DOCX, XLSX, PPTX an PDF tomar bikin û wê bînin.
next-unlock = Bi şîfreya wê vekin, bê şîfre tomar bikin û wê bînin.
next-unprotected = Bê wê parastinê ji kesê ku çêkiriye wergirin.
next-whole = Di sepana ku wê vedike de wek pelek tevahî tomar bikin û wê bînin.
next-exact = Kopiyeke eynî çêkin (di termînalê de: --level exact), ku qet ne ji bo giştî ye. Film, tomar û zêdetir cureyên wêneyan li rûpela Panahê, di gerokekê de, ji nû ve tên çêkirin.
next-other = Cureyê din ê kopiyê biceribînin.
next-cover = Nixumandinê bilivînin an jê bibin û dîsa biceribînin.
next-apart = Ya ku tê de ye derxin û pelan yek bi yek bînin.
next-smaller = Rûpelên din bigirin û dîsa biceribînin, an yekê biçûktir an kurttir bînin.
next-choose = Binêrin ka hîn li wir e, û careke din hilbijêrin.
next-place = Cihekî din hilbijêrin ku lê tê nivîsandin û cih lê heye.
next-report = Vê pelê wek xwe neşînin. Rûpelên din bigirin û dîsa biceribînin, an vê ji nû ve bar bikin.
next-again-picture = Ji cihê ku jê hatiye dîsa wergirin. Heke hûn li ser vê cîhazê dibînin, wêneyê ekranê jê bigirin û wê bînin.
next-again-film = Ji cihê ku jê hatiye dîsa wergirin. Heke li ser vê cîhazê dilîze, di sepaneke guherandina filman de ji nû ve wek MP4 tomar bikin.
next-again-sound = Ji cihê ku jê hatiye dîsa wergirin. Heke li ser vê cîhazê dilîze, di sepaneke dengî de ji nû ve wek M4A an MP3 tomar bikin.
next-again-document = Ji cihê ku jê hatiye dîsa wergirin. Heke li ser vê cîhazê vedibe, ji nû ve tomar bikin, wek PDF.
next-again-unknown = Ji cihê ku jê hatiye dîsa wergirin. Heke li ser vê cîhazê vedibe, di sepana ku wê vedike de ji nû ve tomar bikin.
next-save-picture = Wek JPEG tomar bikin an wêneyê ekranê jê bigirin, û wê bînin.
next-save-film = Pêşî wek MP4 (H.264) tomar bikin û wê bînin.
next-save-sound = Pêşî wek M4A, MP3 an WAV tomar bikin û wê bînin.
next-save-document = Bi awayekî din, wek PDF an DOCX, ji nû ve tomar bikin û wê bînin.
next-save-unknown = Bi awayekî berbelav, wek JPEG, MP4 (H.264), MP3, PDF an DOCX, tomar bikin û wê bînin.
shelfFiles = Pelên we
shelfBack = Paş
shelfNext = Pêş
shelfPlace = { $n } ji { $all }
shelfEntry = { $n }, {"\u2068"}{ $name }{"\u2069"}: { $state }
shelf-waiting = lê tê gerîn
shelf-asks = divê lê bê nêrîn an biryar bê dan
shelf-ready = ji bo kopiya xwe amade ye
shelf-making = kopî tê çêkirin
shelf-made = kopî amade ye
shelf-saved = qediya
shelf-failed = kopî tune
goOn =
    { $n ->
        [one] Bidomîne: { $n } pel ku lê bê nêrîn
       *[other] Bidomîne: { $n } pel ku li wan bê nêrîn
    }
goOnSaid =
    { $n ->
        [one] Li { $n } pelê hê nehatiye nêrîn an biryar nehatiye dan. Ev e.
       *[other] Li { $n } pelan hê nehatiye nêrîn an biryar nehatiye dan. Ev yek ji wan e.
    }
share = Parve bike…
shareWhat = Telefon an komputera we dipirse kîjan sepan kopiyan werbigire; Panah nikare bibîne ew sepan çi bi wan dike.
shared = Kopî hatin dayîn.
shareFailed = Ji vir nehatin parvekirin. Li şûna wê tomar bikin.
class-place-other = Cihek
placeNear = Nêzîkî { $km } km ji navenda { $city }
placeWithin = Bi rastiya { $m } m
class-time-other = Kengî hatiye çêkirin an guherandin
class-thumbnail-other = Wêneyekî wê yê biçûk ê veşartî, belkî yê berî guherandinê
class-settings-other = Mîhengên cîhaz an bernameya ku ew çêkiriye
decideAgain = Dîsa nixumandin û hilbijartin
howNow = Kopî çawa tê çêkirin: { $way }
coverList =
    { $n ->
        [one] { $n } nixumandin, ji bo vekirin an nixumandina wê
       *[other] Hemû { $n } nixumandin, yek bi yek
    }
listFaceOn = Rû { $n } ji { $all }: nixumandî
listFaceOff = Rû { $n } ji { $all }: vekirî
listPerhapsOn = Belkî rûyek, { $n } ji { $all }: nixumandî
listPerhapsOff = Belkî rûyek, { $n } ji { $all }: vekirî
listOwn = Nixumandina we, { $n } ji { $all }: here wê
listMark = We vekirî hiştiye, { $n } ji { $all }: here wê
saidLook = Niha dikare lê bê nêrîn.
saidReady = Ji bo nêrînê amade: { $n } ji { $all }.
saidMade = Kopiyên ewle yên amade: { $n } ji { $all }.
saidFailed =
    { $n ->
        [one] Ji { $n } pelê kopî nayê çêkirin; sedem li ba wê nivîsî ye.
       *[other] Ji { $n } pelan kopî nayê çêkirin; sedem li ba wan nivîsî ye.
    }
madeAttached = Kopiya ewle amade ye û bi formê ve hatiye pêvekirin
takeBack = Ji formê derxe
formKind = Form vî cureyê pelê qebûl nake. Tu kopiya wê dê neyê pêvekirin.
formBytes = Kopî ji ya ku form qebûl dike mezintir e û nehatiye pêvekirin.
formMost =
    { $n ->
        [one] Form { $n } pelê qebûl dike. Tu kopiya vê dê neyê pêvekirin, heta ku hûn yeke din ranekin.
       *[other] Form { $n } pelan qebûl dike. Tu kopiya vê dê neyê pêvekirin, heta ku hûn yeke din ranekin.
    }
bundle-to = Tiştê ku ji vir derdikeve peleke mohrkirî ye ji bo { $name }. Tenê ew dikarin vekin; tiştek li ser vê cîhazê nikare.
bundle-key = Kilîta wan. Bi telefonê ji wan bipirsin ka wisa dest pê dike û diqede:
bundle-save = Wekî peleke mohrkirî tomar bike
bundle-attach = Wekî peleke mohrkirî pê ve bike
bundle-form = Ya we ya resen li ser vê cîhazê dimîne. Tenê peleke mohrkirî diçe formê, dema ku hûn pê ve dikin; kesê ku formê bi rê ve dibe nikare veke, heke ne { $name } be.
bundle-working = Tê mohrkirin…
bundle-failed = Nehat mohrkirin û tiştek nehat tomarkirin. Rûpelên din bigirin û dîsa biceribînin.
bundle-code = Koda pela mohrkirî
bundle-how = Berî ku hûn pelê bişînin, van peyvan an van hejmaran bi telefonê ji { $name } re bixwînin. Ew pelê bi wan nas dikin.
bundle-check = Pelan kontrol bike
bundle-check-what = Paketekê hilbijêrin, an kopiyan bi lîsteya wan re, an ya resen bi lîste û vekirina wê re, an kopiyeke din a vê rûpelê. Ew li ser vê cîhazê tên xwendin, û tiştekî din bi wan nayê kirin.
bundle-check-choose = Ya ku bê kontrolkirin hilbijêre
bundle-check-back = Vegere
bundle-check-working = Tê kontrolkirin…
bundle-check-answer = Bersiv
bundle-check-sound = Tiştek nehatiye guhertin: ev paket bayt bi bayt wekî ku hatiye çêkirin e.
bundle-check-wrong = Tiştek tê de ne rast e.
bundle-check-manifest = Ev lîsteyek e. Kopiyên ku pê re tên hilbijartin pê re tên berawirdkirin.
bundle-check-fits = Ev vekirin li lîsteya xwe tê.
bundle-check-opening = Ev vekirinek e. Bi lîsteya wê û yeke resen re hilbijêrin.
bundle-check-unchanged = Nehatiye guhertin: ev kopiyek e ku lîste qala wê dike.
bundle-check-repacked = Ev bayt bi bayt NE kopî ye. Wêneyê wê li derveyî nixumandinan hîn jî ew e ku soza wê hatibû dayîn; di hundirê wan de dikare her tişt be.
bundle-check-changed = Ev NE kopiyek e ku lîste qala wê dike. Ji derve dişibe yekê: hatiye guhertin, an peleke din e.
bundle-check-original = Ev bayt bi bayt ya resen e ku soza wê hatibû dayîn.
bundle-check-same-media = Pel hatiye guhertin. Wêne an dengê wê hîn jî yê ya resen e ku soza wê hatibû dayîn.
bundle-check-stranger = Ev ne yek ji wan pelan e ku lîste qala wan dike.
bundle-check-alone = Ji vê pelê bi tenê, bêyî lîsteya wê, tiştek nayê zanîn: ne jî ka hatiye guhertin.
bundle-check-page = Ev rûpelek e, dibe ku kopiyeke vê be. Bila kesê ku ew weşandiye peyvan an kurteya wê bi telefonê bixwîne, û berawird bikin.
bundle-check-sealed = Ev pel mohrkirî ye. Yên ku kilîta wê li cem in li ser maseyê vedikin: bi {"\u2066"}age -d{"\u2069"}, an bi {"\u2066"}unseal{"\u2069"} ya amûra maseyê. Li vir tu carî kilît nayê xwestin.
bundle-check-signature = Ev îmzeyek e. Bi rûpela ku ya wê ye re hilbijêrin.
bundle-check-nothing = Ev ne yek ji wan e ku li vir tên kontrolkirin.
bundle-fault-member = Peleke tê de hatiye guhertin an xera bûye.
bundle-fault-missing = Peleke wê tune ye.
bundle-fault-stray = Peleke ku di tu paketê de tune tê de heye, an du pelên bi heman navî.
bundle-fault-outside = Li derveyî pelên xwe hatiye guhertin an xera bûye, an cureyeke din a zip e.
bundle-fault-swapped = Kopiyeke tê de ne ew e ku lîste qala wê dike.
bundle-fault-manifest = Lîste an vekirin xera ye an sexte ye.
bundle-fault-version = Bernameyeke nûtir ew çêkiriye. Rûpeleke nûtir bixwazin.
bundle-fault-opening = Vekirin li lîsteyê nayê.
bundle-fault-proof = Delîla wêneyî ne rast e: ya ku nenixumandî ye hatiye guhertin, an delîl.
bundle-check-wary = Xwe nespêrin wê. Bi riyeke din ji kesê ku şandiye bipirsin.
bundle-check-covers = Nixumandin: { $search } bi lêgerînê, { $hand } bi destan.
bundle-check-unsearched = Li rûyan tê de nehatiye gerîn.
bundle-check-tiles = Ji { $all } çargoşeyên wêneyî { $open } ew in ku soza wan hatibû dayîn. { $covered } nixumandî ne: ya di bin wan de nayê zanîn.
bundle-check-map = Çargoşeyên nixumandî li ku ne
bundle-check-says = Lîste li ser wê çi dibêje
bundle-check-cannot = Çi nayê zanîn
bundle-check-proves = Ev îspat nake ku ya tê dîtin qewimiye, ne jî kengî, li ku û bi destê kê hatiye girtin. Îspat nake ku pel ew e ku kamerayekê nivîsiye. Ne jî îspat dike ku kes tê de nayê nasîn.
bundle-check-code = Koda wê
bundle-check-noted = Ya ku hat nivîsandin an bi telefonê ji we re tê gotin binivîsin an pê ve bikin
bundle-check-compare = Berawird bike
bundle-check-same = Lê tê: ev koda vê pelê ye.
bundle-check-other = Lê NAYÊ: ev koda peleke din e.
bundle-check-mistaken = Di kodê de şaşiyek heye. Careke din peyv bi peyv bixwînin.
bundle-check-unsigned = Tu îmze nehat kontrolkirin. Pela wê ya {"\u2066"}.minisig{"\u2069"} pê re hilbijêrin.
bundle-check-key = Kilîta giştî ya kesê ku îmze kiriye (minisign)
bundle-check-try = Îmzeyê kontrol bike
bundle-check-signed = Îmzekirî: vê kilîtê tam ev rûpel îmze kiriye.
bundle-check-not-signed = NE îmzekirî: vê kilîtê ev rûpel îmze nekiriye.
bundle-check-no-key = Ev ne kilîta giştî ya minisign e.
hand-what = Bibînin ka wêneyek, filmek an peleke din çi eşkere dike, û kopiyeke ku dikare bê dayîn çêkin. Li vir li rûyan nayê gerîn: hûn wan bi destan dinixumînin, tenê di wêneyan de. Ji gerokên din dirêjtir dikişîne.
hand-none = Li vir li rûyan nayê gerîn. Baş binêrin: tenê ya ku hûn bi destan dinixumînin tê nixumandin.
