### French. Needs native review.

## The first screen

name = Panah
language = Langue
review = Personne ayant grandi avec cette langue n’a encore relu ces textes.
lead = Rendez vos photos et autres fichiers sûrs avant de les transmettre
what = Voyez ce qu’une photo ou un film révèle, couvrez les visages et faites une copie que vous pouvez transmettre. Les données cachées des sons et des documents sont aussi retirées.
stays = Rien n’est envoyé. Tout le travail se fait sur cet appareil.
staysForm = Votre original reste sur cet appareil. Seule la copie sûre va dans le formulaire, dès qu’elle est faite ; tant que le formulaire n’est pas envoyé, vous pouvez la reprendre.
flight = Si vous le pouvez, activez d’abord le mode avion. Le navigateur bloque ici les envois ordinaires ; un téléphone sans connexion est encore plus sûr.
original = Vos originaux ne sont pas touchés, et ils ne sont pas supprimés non plus.
exit = Quitter
exitHow = « Quitter », trois doigts posés ensemble sur l’écran, ou la touche Échap pressée deux fois, vide cette page aussitôt et affiche une calculatrice.
choose = Choisir photos, films ou fichiers
starting = Préparation…
orDrop = ou déposez-les ici, ou collez-les
drop = Déposez les fichiers ici
formats = Photos et films, et d’autres fichiers : son, PDF, documents Office, texte
cannot = Ce que Panah ne peut pas faire
cannotFaces = Il ne trouve pas tous les visages. Petits, sombres, tournés ou à demi cachés, ils peuvent lui échapper : regardez vous-même chaque image.
cannotRest = Il ne trouve ni vêtements, ni tatouages, ni façon de marcher, ni lieux, ni ombres. Ce que vous ne couvrez pas reste.
cannotVoices = Une voix déformée peut encore être reconnue par un logiciel. Seul le retrait du son est sûr.
cannotDevice = Il n’efface pas vos originaux, ni ce que la galerie, un nuage et des messageries en gardent.
cannotSpy = Il ne peut pas aider sur un appareil surveillé, ou là où quelqu’un regarde l’écran.
cannotSender = Il ne cache pas qui envoie : cela dépend du moyen que vous utilisez.
cannotProve = Une copie ne prouve pas quand et où quelque chose s’est passé.
licences = Licences

## Said before anything else can be: no script, no decoder, or another page that looks on

noScript = Cette page a besoin de JavaScript. Ouvrez-la dans un navigateur comme Chrome ou Firefox, avec JavaScript activé. Elle fait son travail sur votre appareil.
tooOld = Ce navigateur est trop ancien pour ce travail. Ouvrez la page dans un Chrome, Firefox ou Safari plus récent.
wasmOff = WebAssembly est désactivé dans ce navigateur, et sans lui rien ne peut être fait ici. Le mode Isolement (Lockdown Mode) d’un iPhone le désactive, tout comme les niveaux Safer et Safest du navigateur Tor. Autorisez-le pour cette page seulement, ou ouvrez Panah dans un autre navigateur ou sur un autre appareil. Il existe aussi un fichier de Panah qui s’en passe : demandez-le là où vous avez eu celui-ci.
wasmRefused = WebAssembly est là, mais il ne peut pas fonctionner sur cette page : une règle du site, d’une extension ou du navigateur l’interdit. Ouvrez Panah comme fichier depuis cet appareil, ou dans un autre navigateur.
workersOff = Ce navigateur ne lance pas de workers, et sans eux rien ne peut être fait ici. Ouvrez Panah dans un autre navigateur.
notStarted = Panah n’a pas pu démarrer ici, et on ne sait pas pourquoi. Fermez d’autres pages et rechargez celle-ci, ou ouvrez Panah dans un autre navigateur.
watched = Cette page a été intégrée ou ouverte d’une façon qui laisse l’autre page lire vos fichiers. Rien ne peut être choisi ici. Ouvrez {"\u2068"}{ $address }{"\u2069"} vous-même dans un nouvel onglet, ou ouvrez Panah comme fichier depuis cet appareil.

## Around the room: the app’s own page, and the field in a partner’s form

notOpened = Panah ne s’est pas ouvert. Rechargez cette page quand vous êtes en ligne. ({ $why })
notKept = Ce navigateur ne gardera pas Panah pour un usage hors ligne.
makeFirst = Faites d’abord une copie sûre.
fieldTitle = Photos et fichiers, rendus sûrs avant d’aller dans le formulaire
fieldReady =
    { $n ->
        [one] { $n } copie est prête et n’est pas jointe. Joignez-la, ou retirez-la.
       *[other] { $n } copies sont prêtes et ne sont pas jointes. Joignez-les, ou retirez-les.
    }
fieldUnfinished =
    { $n ->
        [one] { $n } fichier n’a pas de copie sûre qui soit jointe. Faites-la, ou retirez le fichier.
       *[other] { $n } fichiers n’ont pas de copie sûre qui soit jointe. Faites-les, ou retirez les fichiers.
    }
fieldClosed = L’espace où les fichiers sont rendus sûrs ne s’est pas ouvert. Rien ne peut être choisi ici.
fieldBeside = Ce que vous avez déposé à côté de l’espace n’a pas été pris. Déposez-le dans l’espace, ou choisissez-le là.
fieldReset = Vider le formulaire vide aussi l’espace : ce qui y a été choisi et fait serait perdu.
fieldDiscard = Vider
fieldKeep = Garder
fieldMoved = La page a déplacé ce champ, et l’espace a dû s’ouvrir de nouveau. Ce qui n’était pas fini doit être choisi encore une fois.
fieldHeld =
    { $n ->
        [one] { $n } copie faite avant est toujours jointe.
       *[other] { $n } copies faites avant sont toujours jointes.
    }
fieldTakeBack = Reprendre
fieldDone = Remettre les copies sûres

## Files and sizes

files = Photos et fichiers
bytes =
    { $n ->
        [one] { $n } octet
       *[other] { $n } octets
    }
kilobytes = { $n } Ko
megabytes = { $n } Mo
pixels = {"\u2066"}{ $width } × { $height }{"\u2069"}

## Work that goes on

waiting = Attend son tour
reading = Lecture du fichier…
searching = Recherche de visages…
making = Création de la copie sûre…
cancel = Annuler
remove = Retirer de la liste
again = Réessayer
stopped = Annulé. Rien n’a été fait.

## What a file reveals

told = Ce que ce fichier aurait révélé
toldNothing = Aucune des données cachées que Panah cherche n’a été trouvée dans ce fichier. L’image elle-même montre toujours ce qu’elle montre.
fields =
    { $n ->
        [one] Le champ ({ $n }), sous son nom technique
       *[other] Les { $n } champs, sous leur nom technique
    }
class-place = Où il a été fait
class-time = Quand il a été fait ou modifié
class-device = La marque et le modèle de l’appareil
class-serial = Un numéro de série qui désigne ce seul appareil
class-person = Un nom
class-software = Le programme qui l’a écrit
class-text = Des mots : titre, commentaire, mots-clés
class-identifier = Un identifiant qui le relie à d’autres fichiers ou comptes
class-hidden-text = Des mots présents dans le fichier mais pas montrés : texte caché, notes de l’orateur, feuille cachée
class-hidden-kept = Des parties cachées qui RESTENT dans la copie, car ce qui est montré en a besoin. Regardez-les avant l’envoi
class-thumbnail = Une petite copie cachée de l’image, peut-être d’avant sa retouche
class-hidden-picture = Une deuxième image, cachée
class-hidden-clip = Un enregistrement caché, vidéo ou son
class-provenance = Une trace de sa création et de ses retouches
class-faces = Des visages marqués dedans, peut-être avec des noms
class-settings = Réglages de l’appareil photo
class-unknown = Des données que Panah ne peut pas lire

## A picture and its covers

picture = L’image avec ses caches
noneFound = Aucun visage trouvé. Regardez bien, et couvrez ce que vous voyez.
counts = Couverts : { $covered }. Laissés ouverts : { $open }.
unsureCount =
    { $n ->
        [one] { $n } d’entre eux, au bord en tirets, est peut-être un visage ou non.
       *[other] { $n } d’entre eux, au bord en tirets, sont peut-être des visages ou non.
    }
howTo = Touchez un cache pour l’ouvrir ; touchez-le encore pour couvrir.
shapes = Avec quoi couvrir
tool-box = Cadre
tool-brush = Pinceau
tool-polygon = Coins
tool-person = Personne entière
tool-inverse = Tout sauf ceci
addCover = Ajouter un cache
howTo-box = Faites glisser sur ce qui doit être couvert.
howTo-brush = Peignez ce qui doit être couvert. Touchez encore le pinceau pour le poser.
howTo-polygon = Touchez chaque coin ; touchez encore le premier pour finir.
howTo-person = Touchez un visage pour couvrir la personne entière, ou faites glisser autour d’une tête.
howTo-inverse = Faites glisser sur ce qui peut être vu. Tout le reste est couvert.
look = Aspect
look-solid = Uni
look-pattern = Rayé
look-soft = Doux
markAdded = Laissé ouvert, { $n } : tout autour est couvert. Les flèches le déplacent, plus et moins changent sa taille, Suppr l’efface.
deleteCover = Effacer ce cache
undo = Annuler
redo = Refaire
zoomIn = Agrandir
zoomOut = Réduire
coverAdded = Votre cache { $n }. Les flèches le déplacent, plus et moins changent sa taille, Suppr l’efface.
moving = C’est une image animée. Une nouvelle image n’en garde qu’une vue fixe ; une copie exacte garde le mouvement, mais les visages n’y peuvent pas être couverts.
movingExact = Aucun cache ne sera mis sur cette copie : chaque visage du mouvement reste ouvert.

## Files of which nothing can be covered

toldNothingBare = Aucune des données cachées que Panah cherche n’a été trouvée dans ce fichier. Ce qu’on peut y voir, entendre ou lire révèle toujours ce qu’il révèle.
kind-still = Une photo qui ne peut pas être montrée ici
kind-film = Un film
kind-sound = Un enregistrement sonore
kind-document = Un document
kind-archive = Une archive (ZIP)
kind-text = Un texte
stays-still = Ici, seules les données cachées peuvent être retirées. Les visages ne sont PAS couverts : tout le monde sur la photo reste reconnaissable. Pour couvrir les visages, faites-en une capture d’écran, ou enregistrez-la en JPEG, et apportez cela.
stays-film = Ici, seules les données cachées peuvent être retirées. Les visages et les voix ne sont PAS couverts : tout le monde dans le film reste reconnaissable.
stays-sound = Ici, seules les données cachées peuvent être retirées. Les voix ne sont PAS changées : toute personne qui parle reste reconnaissable.
stays-document = Ici, seules les données cachées peuvent être retirées. Les visages de ses images, les voix et les noms ne sont PAS couverts. Tout ce qui peut y être lu reste.
stays-archive = Ici, seules les données cachées des fichiers qu’elle contient peuvent être retirées. Les visages de leurs images, leurs voix et leurs noms ne sont PAS couverts. Tout ce qui peut y être lu reste ; les fichiers sont nommés par des numéros.
stays-text = Ici, seules les données cachées peuvent être retirées. Chaque mot reste, et le texte lui-même, ses noms et sa façon d’écrire, peut révéler qui l’a écrit.
matched = Dans une telle copie, tout ce qui est vu, entendu ou lu reste tel quel : qui trouve votre original peut relier les deux, et la façon dont elle est codée peut révéler quel téléphone ou programme l’a faite. Pas pour le public.
known-still = Je sais que tous les visages restent.
known-film = Je sais que les visages et les voix restent.
known-sound = Je sais que les voix restent.
known-document = Je sais que les visages, les voix et les noms restent.
known-archive = Je sais que les visages, les voix et les noms de ses fichiers restent.
known-text = Je sais que chaque mot reste.
known-picture = Je sais que tous les visages restent ouverts.
confirmFirst = Cochez d’abord la case ci-dessus ; ensuite la copie peut être faite.
stillExact = Dans ce genre d’image, une copie exacte ne peut pas être couverte : chaque visage reste ouvert.
readOnce = Des visages, des voix, des noms et des lieux peuvent encore trahir des gens. Relisez-le une fois avant de l’envoyer.

## Films and recordings

filmLooking = Examen en cours. On ne sait pas encore ce qui peut être couvert.
partOnly = Seulement une partie
partHow = Ce qui n’est pas examiné ne sera pas dans la copie.
partFrom = De, en secondes
partTo = À, en secondes
partLook = Examiner cette partie
secondsLeft =
    { $n ->
        [one] { $what } Environ { $n } seconde restante.
       *[other] { $what } Environ { $n } secondes restantes.
    }
minutesLeft =
    { $n ->
        [one] { $what } Environ { $n } minute restante.
       *[other] { $what } Environ { $n } minutes restantes.
    }
still-undecoded = Cette photo n’a pas pu être ouverte ici, ni par Panah ni par ce navigateur. Elle est peut-être intacte : Safari sur iPhone ouvre plus de sortes de photos, et une capture d’écran marche partout.
still-altered = Ce navigateur modifie les pixels qu’une page lit, donc la photo ne peut pas être couverte ici. Laissez cette page lire les données canvas, ou enregistrez d’abord la photo en JPEG.
film-browser = Ce navigateur ne peut pas ouvrir un tel film et le réécrire, donc rien ne peut y être couvert ici. Une copie exacte sans données cachées peut être faite ; pour une image couverte, faites une capture d’écran et apportez-la.
film-codec = Ce navigateur ne peut pas décoder ce genre de film, donc rien ne peut y être couvert ici. Une copie exacte sans données cachées peut être faite ; pour une image couverte, faites une capture d’écran et apportez-la.
film-damaged = Ce navigateur sait décoder les films de ce genre, mais aucune partie de celui-ci : très probablement il est abîmé. Rien ne peut y être couvert ici. Obtenez-le de nouveau là d’où il vient.
film-empty = Aucune image ni aucun son de durée connue n’y a été trouvé, donc rien ne peut y être couvert ici. S’il se lit sur cet appareil, faites une capture d’écran et apportez-la.
film-format = Les films dans ce genre de conteneur (AVI, par exemple) ne peuvent pas être ouverts pour être couverts ici, donc rien ne peut y être couvert. Une copie exacte sans données cachées peut être faite ; pour couvrir les visages, enregistrez-le d’abord en MP4, ou faites une capture d’écran, et apportez cela.
film-large = Son image est plus grande que ce qui peut être décodé ici, donc rien ne peut y être couvert. Enregistrez-le d’abord en plus petit, par exemple en 1080p, et apportez cela.
film-endless = Il dure plus de six heures, donc rien ne peut y être couvert ici. Coupez-le d’abord, puis apportez les parties.
film-memory = La mémoire a manqué pendant l’examen, donc rien ne peut y être couvert maintenant. Fermez d’autres pages et apportez-le de nouveau, ou n’en choisissez ici qu’une partie.
film-full = Il a trop d’images, ou trop de visages s’y montrent, pour être examiné d’un coup, donc rien ne peut y être couvert maintenant. N’en choisissez ici qu’une partie, ou coupez-le d’abord et apportez les parties.
film-unread = Il n’a pas pu être lu jusqu’au bout ici, et on ne sait pas pourquoi ; le film est peut-être intact. Rien ne peut y être couvert maintenant. Apportez-le de nouveau, essayez un autre navigateur, ou faites une capture d’écran et apportez-la.
recording-browser = Ce navigateur ne peut pas ouvrir un tel enregistrement et le réécrire, donc aucune voix ne peut y être coupée ou déformée ici. Une copie exacte sans données cachées peut être faite.
recording-codec = Ce navigateur ne peut pas décoder ce genre de son, donc aucune voix ne peut y être coupée ou déformée ici. Une copie exacte sans données cachées peut être faite.
recording-empty = Aucun son de durée connue n’y a été trouvé, donc rien ne peut y être coupé ou déformé ici.
recording-format = Les enregistrements dans ce genre de conteneur ne peuvent pas être ouverts pour être changés ici, donc aucune voix ne peut y être coupée ou déformée. Une copie exacte sans données cachées peut être faite ; pour changer les voix, enregistrez-le d’abord en M4A, MP3 ou WAV et apportez cela.
recording-endless = Il dure plus de six heures, donc aucune voix ne peut y être coupée ou déformée ici. Coupez-le d’abord, puis apportez les parties.
recording-memory = La mémoire a manqué pendant l’écoute, donc aucune voix ne peut y être coupée ou déformée maintenant. Fermez d’autres pages et apportez-le de nouveau, ou coupez-le et apportez les parties.
recording-unread = Il n’a pas pu être lu jusqu’au bout ici, et on ne sait pas pourquoi ; l’enregistrement est peut-être intact. Aucune voix ne peut y être coupée ou déformée maintenant. Apportez-le de nouveau, ou essayez un autre navigateur.
film-long = Il est trop long pour la mémoire sur laquelle on peut compter dans ce navigateur. { $n ->
        [one] Environ { $n } minute irait
       *[other] Environ { $n } minutes iraient
    } : n’en choisissez ici qu’une partie, ou coupez-le d’abord et apportez les parties.
filmGaps = Des parties du film ne peuvent pas être décodées ici, { $time } en tout. Là, la copie continue de montrer l’image précédente.
filmShort = Le film finit plus tôt qu’il ne le dit : il peut être lu jusqu’à { $time }, et la copie finit là.
filmPeople = Les personnes du film
personCovered = couverte
personOpen = ouverte
personOn = Personne { $n } : couverte
personOff = Personne { $n } : ouverte
briefOn = Peut-être une personne, { $n } : couverte
briefOff = Peut-être une personne, { $n } : ouverte
filmCounts = Personnes couvertes : { $covered }. Laissées ouvertes : { $open }.
filmNobody = Personne n’a été trouvé. Parcourez-le avec le curseur, et couvrez qui vous voyez.
filmHow = Déplacez le curseur pour voir les caches. Touchez une personne pour la découvrir ou la couvrir.
play = Lire
pause = Pause
filmTime = Endroit dans le film
frameBefore = Une image en arrière
frameAfter = Une image en avant
filmUnsure =
    { $n ->
        [one] À { $n } endroit, quelqu’un a peut-être été perdu de vue.
       *[other] À { $n } endroits, quelqu’un a peut-être été perdu de vue.
    }
nextUnsure = Aller au suivant
unsureWhat = Que couvrir là où quelqu’un a peut-être été perdu de vue ?
unsure-reach = Là où elle est probablement
unsure-reach-words = Là où sa tête devrait être, d’après ses mouvements et ceux de la caméra. Un mouvement brusque peut l’en faire sortir.
unsure-frame = Toute l’image
unsure-frame-words = On ne voit rien jusqu’à ce que la personne soit retrouvée. Le plus sûr.
filmShare = Environ { $percent } % de l’image sera couvert.
filmShareWhole =
    { $n ->
        [one] Environ { $percent } % de l’image sera couvert ; sur { $n } image du film on ne voit rien.
       *[other] Environ { $percent } % de l’image sera couvert ; sur { $n } images du film on ne voit rien.
    }
filmMoment = Personnes vues un instant ({ $n })
filmJoin = Réunir les cartes d’une même personne
filmJoinFirst = Touchez une carte. Terminé
filmJoinNext = Touchez les autres cartes de la même personne ; touchez-en une encore pour la séparer. Terminé
unsure-area = Une zone plus large
unsure-area-words = L’endroit où la personne était en dernier, et loin autour.
inverse = L’inverse : tout couvrir sauf les visages ouverts.
ownCover = Votre cache { $n }
ownFollows = Suit vos glissements
ownFrom = Seulement à partir d’ici
ownTo = Seulement jusqu’ici
soundTime = Endroit dans l’enregistrement
stepBefore = Un dixième de seconde en arrière
stepAfter = Un dixième de seconde en avant
trimFrom = Commencer la copie ici
trimTo = Finir la copie ici
trimmed = La copie contient de { $from } à { $to } sur { $length }.
takeFrame = Faire une photo de cette image
takeHow = Des images seules peuvent devenir des photos, et être couvertes comme toute photo. Déplacez le curseur vers celle qu’il vous faut.
noFrame = Cette image ne peut pas être affichée ici.
sound = Que devient le son ?
soundFirst = Choisissez d’abord ce que devient le son ; ensuite la copie peut être faite.
soundNone = Ce film n’a pas de son.
soundUnheard = Ce navigateur ne peut pas décoder son son, donc il peut seulement être retiré.
sound-remove = Le retirer
sound-remove-words = Les voix révèlent qui parle, même là où aucun visage n’est vu.
sound-keep = Le garder
sound-keep-words = Toute personne qui parle peut être reconnue, et il peut être relié à votre original.
sound-silence = En couper des parties
sound-silence-words = Vous marquez ce que personne ne doit entendre. Ce qui reste peut toujours être reconnu.
sound-distort = Déformer les voix
sound-distort-words = Rend la reconnaissance plus difficile, ne l’empêche pas.
silenceHow = Faites glisser sur les parties qui doivent être muettes. Touchez pour aller à un endroit et écouter à partir de là.
silenceAdd = Ajouter une partie muette
silenceSpan = Muet de { $from } à { $to }
silenceFrom = Muet de, en secondes
silenceTo = Muet jusqu’à, en secondes
silenceDelete = Effacer cette partie muette
film-unlinkable = Refait à neuf
film-unlinkable-words-film = Chaque image est redessinée avec ses caches, et le son est comme vous le choisissez. Pour ce qui peut devenir public, quand le son est retiré. Qui a votre original peut toujours relier les deux par leur durée et par ce qu’on voit.
film-unlinkable-words-sound = Ce que vous coupez ou déformez est codé à neuf ; ce que vous gardez peut rester bit pour bit. Qui a votre original peut toujours relier les deux par ce qu’on entend.
film-exact = Tel quel
film-exact-words-film = Seules les données cachées partent. Aucun visage et aucune voix n’y est couvert. Il peut être relié à votre original, et il révèle la marque de votre téléphone, souvent le modèle. Jamais pour le public.
film-exact-words-sound = Seules les données cachées partent. Aucune voix n’y est changée. Il peut être relié à votre original, et il révèle la marque de votre téléphone, souvent le modèle. Jamais pour le public.
filmOpen = Personnes : { $covered } couvertes, { $open } ouvertes.
filmCovered = Des caches sont sur { $covered } images sur { $frames } ; { $unsure } étaient incertaines.
filmPlaces =
    { $n ->
        [one] Vous avez regardé { $looked } endroit sur { $n }.
       *[other] Vous avez regardé { $looked } endroits sur { $n }.
    }
nextPlace = Montrer l’endroit suivant
enough = Cela suffit
placesFirst =
    { $n ->
        [one] Vous avez regardé { $looked } endroit sur { $n } : là où quelqu’un apparaît, là où quelqu’un a peut-être été perdu de vue, et le long du film. Regardez-le, ou dites que cela suffit.
       *[other] Vous avez regardé { $looked } endroits sur { $n } : là où quelqu’un apparaît, là où quelqu’un a peut-être été perdu de vue, et le long du film. Regardez les autres, ou dites que cela suffit.
    }

## The two kinds of copy

level = Comment faire la copie ?
unlinkable = En nouvelle image
unlinkableWords = Redessinée et un peu plus petite, une grande photo avec environ 8 millions de pixels, pour qu’aucune recherche de fichiers identiques sur votre téléphone ne puisse la relier à l’original. Qui voit les deux voit toujours qu’elles montrent la même chose. Pour tout ce qui peut devenir public.
exact = En copie exacte
exactWords = L’image reste telle qu’elle est codée dans votre fichier ; seules les données cachées et ce qui est couvert partent. Elle peut être reliée à votre original, et elle révèle la marque de votre téléphone, souvent le modèle. Jamais pour le public : seulement pour une remise scellée à des gens qui ont besoin de preuves.

## Making the copy, and what is said of it

make = Faire une copie sûre
makeAll =
    { $n ->
        [one] Faire { $n } copie sûre
       *[other] Faire { $n } copies sûres
    }
lookFirst = Regardez d’abord l’image et ses caches ; ensuite la copie peut être faite.
lookWhole = Regardez d’abord l’image : toute, un moment.
lookedAt = Regardé. Qui est laissé ouvert peut être reconnu.
made = La copie sûre est prête
inspectedAgain = Inspectée de nouveau : aucun lieu, heure, appareil, nom ou autre champ caché que Panah cherche n’a été trouvé dans la copie.
inspectedRest = Inspectée de nouveau : à part ce qui est nommé ci-dessous, aucun lieu, heure, appareil, nom ou autre champ caché que Panah cherche n’a été trouvé dans la copie.
staysHidden =
    { $n ->
        [one] { $n } partie cachée ou révélatrice RESTE dans la copie. Qui la reçoit peut la lire. Regardez-la avant l’envoi :
       *[other] { $n } parties cachées ou révélatrices RESTENT dans la copie. Qui la reçoit peut les lire. Regardez-les avant l’envoi :
    }
coveredOpen = { $covered } couverts, { $open } ouverts.
coveredNone = Rien n’y est couvert.
kept-bare = Aucun cache n’est sur ce qu’elle montre : toute personne qu’on y voit peut être reconnue.
kept-voice = Les voix y restent, s’il y en a : qui parle peut être reconnu.
kept-words = Tous ses mots restent : les noms et la façon d’écrire peuvent révéler de qui il s’agit et qui a écrit.
kept-matched = Qui a votre original peut relier cette copie à lui.
kept-maker = La façon dont elle est codée peut révéler quel téléphone ou programme l’a faite.
part-missing = Le fichier reçu finit trop tôt : { $n } % de l’image n’y est pas, et cette partie de la copie est vide.
end-missing = Il manque la fin du fichier reçu. Tout ce qu’il contient de l’image est dans la copie.
stillOfMoving = C’est une vue fixe de l’image animée.
lookOnce = Des vêtements, des panneaux, des tatouages et la vue d’une fenêtre peuvent aussi trahir des gens. Regardez encore une fois avant l’envoi.

## The copy, and saving it

theCopy = La copie, relue depuis le fichier qui part
holdCompare = Maintenez pour voir ce que c’était
digest = SHA-256 de la copie
copyDigest = Copier le SHA-256
copied = Copié
save = Enregistrer
saved = Remise au navigateur pour être enregistrée
saveAll =
    { $n ->
        [one] Enregistrer { $n } copie
       *[other] Enregistrer { $n } copies
    }
savedAll = Enregistré
asZip = En un seul zip
closing =
    { $n ->
        [one] Enregistré : { $n } copie
       *[other] Enregistré : { $n } copies
    }
savedWhere = Le navigateur met les fichiers dans Téléchargements, sauf s’il vous a demandé ou est réglé autrement. S’ils n’y sont pas, enregistrez encore une fois.

## What is still dangerous

dangers = Ce qui est encore dangereux
dangerOriginal = L’original est toujours sur cet appareil : dans la galerie, dans sa corbeille, et partout d’où il a été envoyé.
dangerClouds = Des copies de l’original peuvent se trouver dans un cloud, dans des discussions, et dans ce que gardent les messageries.
dangerFile = La liste des téléchargements et l’heure du fichier révèlent quand vous l’avez enregistré.
dangerShown = Des vêtements, des lieux, des panneaux, des voix et ce qui est dit peuvent encore révéler de qui il s’agit.
stepsAndroid = Étapes sur Android
stepsAndroidWords = Une fois la copie là où elle doit aller : supprimez l’original dans la galerie, puis videz la corbeille de la galerie (Google Photos : Collections, Corbeille ; Samsung : Menu, Corbeille). Cherchez la même image dans le cloud et dans les discussions. Effacez la liste des téléchargements dans le menu du navigateur.
stepsiPhone = Étapes sur un iPhone
stepsiPhoneWords = Une fois la copie là où elle doit aller : supprimez l’original dans Photos, puis dans Albums, Supprimés récemment. iCloud suit, mais pas les albums partagés ni les discussions : regardez-y aussi. Dans Fichiers, regardez dans Téléchargements et dans Supprimés récemment.

## Leaving, and a partner’s form

startAgain = Recommencer avec une liste vide
older = Le fichier que vous avez enregistré avant est toujours comme il était : { $names }. Supprimez-le, et enregistrez la nouvelle copie.
removed = Retiré de la liste.
bringBack = Le remettre
attach = Joindre
attached = Joint
attachAll =
    { $n ->
        [one] Joindre { $n } copie
       *[other] Joindre { $n } copies
    }
zipping = Mise en paquet…

## Why no copy could be made: one sentence a reason

failed = Aucune copie sûre n’a pu être faite
reason-empty = Il n’y a rien dedans.
reason-unknown-format = Ce genre de fichier n’est pas connu ici. Sont connus : photos (JPEG, PNG, WebP, GIF, BMP, TIFF, DNG, HEIC, AVIF, JPEG XL, SVG), films (MP4, MOV, 3GP, MKV, WebM, AVI), son (M4A, MP3, Ogg, FLAC, WAV, AIFF, AMR, AAC, CAF), documents (PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB), texte simple (TXT) et ZIP.
reason-text-disguised = Il commence comme du texte simple, mais contient autre chose.
reason-misnamed = C’est un texte sous le nom d’une photo, d’un film ou d’un autre genre de fichier.
reason-broken = Il enfreint les règles de son propre format : il est abîmé, ou n’est pas ce qu’il prétend être.
reason-cut-off = Il finit avant ce qu’il dit contenir : très probablement une partie n’est pas arrivée.
reason-no-index = L’enregistrement a été coupé avant que son index soit écrit. Ce qui a été filmé y est peut-être encore.
reason-old-office = C’est un ancien document Office (DOC, XLS ou PPT), ou d’un autre programme qui garde ses fichiers sous cette forme.
reason-password = Il est verrouillé par un mot de passe.
reason-drm = Il est chiffré (DRM), donc personne ne peut regarder dedans.
reason-unknown-codec = Son image ou son son est codé d’une façon qui n’est pas connue ici.
reason-unknown-part = Une partie n’est pas connue ici, donc personne ne peut dire ce qu’elle révélerait.
reason-elsewhere = Une partie se trouve dans un autre fichier.
reason-not-decoded = Son image ne peut pas être ouverte ici.
reason-exact-only = Un tel fichier ne peut être copié ici que tel qu’il est codé.
reason-no-covers = Rien ne peut être couvert dans une copie exacte de cette image.
reason-cover-outside = Un cache se trouve hors de l’image.
reason-nested = Quelque chose à l’intérieur, un fichier ou une image, ne peut pas être rendu sûr.
reason-inseparable = Ce qui peut y être caché ne se distingue pas de ce qu’il montre.
reason-too-many-pixels = Son image a plus de pixels qu’on ne peut en traiter ici.
reason-too-many-parts = Il a plus de parties qu’on ne peut en examiner ici.
reason-too-large = Il demande plus de mémoire qu’il n’est sûr d’en utiliser ici.
reason-too-deep = Ses parties sont emboîtées plus profondément qu’on ne peut les suivre ici.
reason-bomb = Déballé, il grandirait bien au-delà de sa taille, comme le fait un piège.
reason-unreadable = Il n’a pas pu être lu. Peut-être a-t-il été déplacé ou supprimé, ou c’est un dossier.
reason-not-a-file = C’est un dossier ou un appareil, pas un fichier.
reason-changed-meanwhile = Il a changé pendant le travail.
reason-not-written = La copie n’a pas pu être écrite.
reason-overwrites = La copie aurait été écrite par-dessus l’original.
reason-residue = On n’a pas pu s’assurer que rien de caché ne reste, donc rien n’est sorti.
reason-misuse = Ce qui a été demandé ne peut pas être fait avec ce fichier.
reason-internal = Quelque chose s’est cassé ici pendant le travail sur ce fichier ; peut-être la mémoire a-t-elle manqué. Rien n’a été fait.

## What to do next: one sentence a step

next-repair = Enregistrez de nouveau si vous le pouvez. Gardez ce fichier : un programme qui répare les films, sur un ordinateur, peut le sauver.
next-newer = Ouvrez-le dans un programme Office, enregistrez-le en DOCX, XLSX, PPTX ou PDF, sans mot de passe, et apportez cela.
next-unlock = Ouvrez-le avec son mot de passe, enregistrez-le sans, et apportez cela.
next-unprotected = Demandez-le sans cette protection à qui l’a fait.
next-whole = Enregistrez-le en un seul fichier entier dans l’application qui l’ouvre, et apportez cela.
next-exact = Faites une copie exacte (dans un terminal : --level exact), qui n’est jamais pour le public. Les films, les enregistrements et d’autres sortes d’images sont refaits à neuf sur la page de Panah, dans un navigateur.
next-other = Essayez l’autre sorte de copie.
next-cover = Déplacez le cache ou effacez-le, et réessayez.
next-apart = Sortez ce qu’il contient et apportez les fichiers un par un.
next-smaller = Fermez d’autres pages et réessayez, ou apportez-en un plus petit ou plus court.
next-choose = Vérifiez qu’il est toujours là, et choisissez-le encore une fois.
next-place = Choisissez un autre endroit où l’on peut écrire et où il y a de la place.
next-report = N’envoyez pas ce fichier tel quel. Fermez d’autres pages et réessayez, ou rechargez celle-ci.
next-again-picture = Obtenez-le de nouveau là d’où il vient. Si vous pouvez le voir sur cet appareil, faites-en une capture d’écran et apportez-la.
next-again-film = Obtenez-le de nouveau là d’où il vient. S’il se lit sur cet appareil, enregistrez-le à neuf en MP4 dans une application de montage.
next-again-sound = Obtenez-le de nouveau là d’où il vient. S’il se lit sur cet appareil, enregistrez-le à neuf en M4A ou MP3 dans une application de son.
next-again-document = Obtenez-le de nouveau là d’où il vient. S’il s’ouvre sur cet appareil, enregistrez-le à neuf, par exemple en PDF.
next-again-unknown = Obtenez-le de nouveau là d’où il vient. S’il s’ouvre sur cet appareil, enregistrez-le à neuf dans l’application qui l’ouvre.
next-save-picture = Enregistrez-le en JPEG ou faites-en une capture d’écran, et apportez cela.
next-save-film = Enregistrez-le d’abord en MP4 (H.264), et apportez cela.
next-save-sound = Enregistrez-le d’abord en M4A, MP3 ou WAV, et apportez cela.
next-save-document = Enregistrez-le à neuf sous une autre forme, comme PDF ou DOCX, et apportez cela.
next-save-unknown = Enregistrez-le sous une forme courante, comme JPEG, MP4 (H.264), MP3, PDF ou DOCX, et apportez cela.
shelfFiles = Vos fichiers
shelfBack = Précédent
shelfNext = Suivant
shelfPlace = { $n } sur { $all }
shelfEntry = { $n }, {"\u2068"}{ $name }{"\u2069"} : { $state }
shelf-waiting = en cours d’examen
shelf-asks = à regarder ou à décider
shelf-ready = prêt pour sa copie
shelf-making = la copie est en train d’être faite
shelf-made = la copie est prête
shelf-saved = terminé
shelf-failed = pas de copie
goOn =
    { $n ->
        [one] Continuer : { $n } fichier à regarder
       *[other] Continuer : { $n } fichiers à regarder
    }
goOnSaid =
    { $n ->
        [one] { $n } fichier n’a pas encore été regardé ou décidé. Le voici.
       *[other] { $n } fichiers n’ont pas encore été regardés ou décidés. En voici un.
    }
share = Partager…
shareWhat = Votre téléphone ou ordinateur demande quelle application reçoit les copies ; ce que cette application en fait, Panah ne peut pas le voir.
shared = Les copies ont été remises.
shareFailed = Elles n’ont pas pu être partagées d’ici. Enregistrez-les à la place.
class-place-other = Un lieu
placeNear = À environ { $km } km du centre de { $city }
placeWithin = Précis à { $m } m
class-time-other = Quand il a été fait ou modifié
class-thumbnail-other = Une petite image cachée de lui, peut-être d’avant sa modification
class-settings-other = Réglages de l’appareil ou du programme qui l’a fait
decideAgain = Revenir aux caches et aux choix
howNow = Façon dont la copie est faite : { $way }
coverList =
    { $n ->
        [one] { $n } cache, à ouvrir ou à couvrir
       *[other] Les { $n } caches, un par un
    }
listFaceOn = Visage { $n } sur { $all } : couvert
listFaceOff = Visage { $n } sur { $all } : ouvert
listPerhapsOn = Peut-être un visage, { $n } sur { $all } : couvert
listPerhapsOff = Peut-être un visage, { $n } sur { $all } : ouvert
listOwn = Votre cache, { $n } sur { $all } : y aller
listMark = Laissé ouvert par vous, { $n } sur { $all } : y aller
saidLook = On peut le regarder maintenant.
saidReady = Prêts à être regardés : { $n } sur { $all }.
saidMade = Copies sûres prêtes : { $n } sur { $all }.
saidFailed =
    { $n ->
        [one] Pour { $n } fichier, aucune copie ne peut être faite ; la raison est écrite à côté.
       *[other] Pour { $n } fichiers, aucune copie ne peut être faite ; la raison est écrite à côté de chacun.
    }
madeAttached = La copie sûre est prête et jointe au formulaire
takeBack = Reprendre du formulaire
formKind = Le formulaire ne prend pas ce genre de fichier. Aucune copie n’en sera jointe.
formBytes = La copie est plus grande que ce que prend le formulaire, et n’est pas jointe.
formMost =
    { $n ->
        [one] Le formulaire prend { $n } fichier. Aucune copie de celui-ci ne sera jointe, sauf si vous en retirez un autre.
       *[other] Le formulaire prend { $n } fichiers. Aucune copie de celui-ci ne sera jointe, sauf si vous en retirez un autre.
    }
bundle-to = Ce qui sort d’ici est un seul fichier scellé pour { $name }. Eux seuls peuvent l’ouvrir ; rien sur cet appareil ne le peut.
bundle-key = Leur clé. Demandez-leur par téléphone si elle commence et finit ainsi :
bundle-save = Enregistrer comme un fichier scellé
bundle-attach = Joindre comme un fichier scellé
bundle-form = Votre original reste sur cet appareil. Seul un fichier scellé va dans le formulaire, quand vous le joignez ; qui gère le formulaire ne peut pas l’ouvrir, à moins d’être { $name }.
bundle-working = Scellement…
bundle-failed = Le scellement a échoué et rien n’a été enregistré. Fermez d’autres pages et réessayez.
bundle-code = Le code du fichier scellé
bundle-how = Lisez ces mots ou ces chiffres à { $name } par téléphone avant d’envoyer le fichier. C’est ainsi qu’ils le reconnaissent.
bundle-check = Vérifier des fichiers
bundle-check-what = Choisissez un paquet, ou des copies avec leur manifeste, ou un original avec son manifeste et son ouverture, ou une autre copie de cette page. Ils sont lus sur cet appareil, et rien d’autre n’en est fait.
bundle-check-choose = Choisir quoi vérifier
bundle-check-back = Retour
bundle-check-working = Vérification…
bundle-check-answer = La réponse
bundle-check-sound = Rien n’a été changé : ce paquet est tel qu’il a été fait, octet par octet.
bundle-check-wrong = Quelque chose n’y est pas juste.
bundle-check-manifest = C’est un manifeste. Les copies choisies avec lui sont comparées à lui.
bundle-check-fits = Cette ouverture correspond à son manifeste.
bundle-check-opening = C’est une ouverture. Choisissez-la avec son manifeste et un original.
bundle-check-unchanged = Inchangée : c’est une copie dont parle le manifeste.
bundle-check-repacked = Ce n’est PAS la copie, octet par octet. Hors des caches, son image est encore celle sur laquelle on s’est engagé ; sous eux, elle peut être n’importe quoi.
bundle-check-changed = Ce n’est PAS une copie dont parle le manifeste. De l’extérieur, elle ressemble à l’une d’elles : elle a été changée, ou c’est un autre fichier.
bundle-check-original = C’est l’original sur lequel on s’est engagé, octet par octet.
bundle-check-same-media = Le fichier a été changé. Son image ou son son est encore celui de l’original sur lequel on s’est engagé.
bundle-check-stranger = Ce n’est aucun des fichiers dont parle le manifeste.
bundle-check-alone = On ne peut rien savoir de ce fichier seul, sans son manifeste : pas même s’il a été changé.
bundle-check-page = C’est une page, peut-être une copie de celle-ci. Que ceux qui l’ont publiée lisent ses mots ou son empreinte par téléphone, et comparez.
bundle-check-sealed = Ce fichier est scellé. Qui a sa clé l’ouvre au bureau : avec {"\u2066"}age -d{"\u2069"}, ou avec {"\u2066"}unseal{"\u2069"} de l’outil de bureau. Aucune clé n’est jamais demandée ici.
bundle-check-signature = C’est une signature. Choisissez-la avec la page qu’elle signe.
bundle-check-nothing = Ce n’est rien de ce qui peut être vérifié ici.
bundle-fault-member = Un fichier y a été changé ou abîmé.
bundle-fault-missing = Il y manque un fichier.
bundle-fault-stray = Il contient un fichier qu’aucun paquet ne contient, ou deux du même nom.
bundle-fault-outside = Il a été changé ou abîmé hors de ses fichiers, ou c’est un autre genre de zip.
bundle-fault-swapped = Une copie n’y est pas celle dont parle le manifeste.
bundle-fault-manifest = Le manifeste ou l’ouverture est abîmé ou falsifié.
bundle-fault-version = Un programme plus récent l’a fait. Demandez une page plus récente.
bundle-fault-opening = L’ouverture ne correspond pas au manifeste.
bundle-fault-proof = La preuve de l’image ne tient pas : ce qui n’est pas couvert a été changé, ou la preuve l’a été.
bundle-check-wary = Ne vous y fiez pas. Demandez à qui l’a envoyé, par une autre voie.
bundle-check-covers = Caches : { $search } par la recherche, { $hand } à la main.
bundle-check-unsearched = On n’y a pas cherché de visages.
bundle-check-tiles = Sur { $all } carreaux de l’image, { $open } sont ceux sur lesquels on s’est engagé. { $covered } sont couverts : ce qui est dessous ne peut être connu.
bundle-check-map = Où sont les carreaux couverts
bundle-check-says = Ce que le manifeste en dit
bundle-check-cannot = Ce qu’on ne peut pas savoir
bundle-check-proves = Cela ne prouve pas que ce qu’on voit s’est passé, ni quand, où et par qui cela a été pris. Cela ne prouve pas que le fichier est celui qu’une caméra a écrit. Ni que personne n’y peut être reconnu.
bundle-check-code = Son code
bundle-check-noted = Tapez ou collez ce qui a été noté, ou ce qu’on vous dit par téléphone
bundle-check-compare = Comparer
bundle-check-same = Il correspond : c’est le code de ce fichier.
bundle-check-other = Il ne correspond PAS : c’est le code d’un autre fichier.
bundle-check-mistaken = Le code a une erreur. Relisez-le, mot par mot.
bundle-check-unsigned = Aucune signature n’a été vérifiée. Choisissez son fichier {"\u2066"}.minisig{"\u2069"} avec elle.
bundle-check-key = Clé publique de qui l’a signée (minisign)
bundle-check-try = Vérifier la signature
bundle-check-signed = Signée : cette clé a signé précisément cette page.
bundle-check-not-signed = PAS signée : cette clé n’a pas signé cette page.
bundle-check-no-key = Ce n’est pas une clé publique de minisign.
hand-what = Voyez ce qu’une photo, un film ou un autre fichier révèle, et faites une copie que vous pouvez transmettre. Ici, aucun visage n’est cherché : vous les couvrez à la main, dans les photos seulement. C’est plus long que dans d’autres navigateurs.
hand-none = Ici, aucun visage n’est cherché. Regardez bien : seul ce que vous couvrez à la main est couvert.
