### Spanish. Needs native review.

## The first screen

name = Panah
language = Idioma
review = Nadie que haya crecido con este idioma ha revisado aún estas palabras.
lead = Haga seguras sus fotos y otros archivos antes de entregarlos
what = Vea qué revela una foto o una película, cubra las caras y haga una copia que se pueda entregar. También se quitan los datos ocultos de sonidos y documentos.
stays = No se sube nada. Todo el trabajo se hace en este dispositivo.
staysForm = Su original se queda en este dispositivo. Solo la copia segura va al formulario, en cuanto está hecha; mientras el formulario no se envíe, puede retirarla.
flight = Si puede, active primero el modo avión. El navegador bloquea aquí los envíos normales; un teléfono sin conexión es aún más seguro.
original = Sus originales no se tocan, y tampoco se borran.
exit = Salir
exitHow = «Salir», tres dedos a la vez en la pantalla, o la tecla Esc pulsada dos veces, vacía esta página al momento y muestra una calculadora.
choose = Elegir fotos, películas o archivos
starting = Preparando…
orDrop = o suéltelos aquí, o péguelos
drop = Suelte los archivos aquí
formats = Fotos y películas, y otros archivos: sonido, PDF, documentos de Office, texto
cannot = Lo que Panah no puede hacer
cannotFaces = No encuentra todas las caras. Las pequeñas, oscuras, giradas o medio ocultas se le pueden escapar: mire usted cada imagen.
cannotRest = No encuentra ropa, tatuajes, la forma de andar, lugares ni sombras. Lo que no cubra se queda.
cannotVoices = Un programa aún puede reconocer una voz deformada. Solo quitar el sonido es seguro.
cannotDevice = No borra sus originales, ni lo que guardan de ellos la galería, una nube y los chats.
cannotSpy = No puede ayudar en un dispositivo espiado, ni donde alguien mira la pantalla.
cannotSender = No oculta quién envía: eso depende del medio que use.
cannotProve = Una copia no prueba cuándo ni dónde pasó algo.
licences = Licencias

## Said before anything else can be: no script, no decoder, or another page that looks on

noScript = Esta página necesita JavaScript. Ábrala en un navegador como Chrome o Firefox, con JavaScript activado. Hace su trabajo en su dispositivo.
tooOld = Este navegador es demasiado antiguo para este trabajo. Abra la página en un Chrome, Firefox o Safari más nuevo.
wasmOff = WebAssembly está desactivado en este navegador, y sin él no se puede hacer nada aquí. Lo desactiva el modo de aislamiento (Lockdown Mode) de un iPhone, y también los niveles Safer y Safest del navegador Tor. Permítalo solo para esta página, o abra Panah en otro navegador o en otro dispositivo. También hay un archivo de Panah que funciona sin él: pídalo donde obtuvo este.
wasmRefused = WebAssembly está, pero no puede funcionar en esta página: una regla del sitio, de una extensión o del navegador lo prohíbe. Abra Panah como archivo desde este dispositivo, o en otro navegador.
workersOff = Este navegador no inicia workers, y sin ellos no se puede hacer nada aquí. Abra Panah en otro navegador.
notStarted = Panah no pudo iniciarse aquí, y no se sabe por qué. Cierre otras páginas y vuelva a cargar esta, o abra Panah en otro navegador.
watched = Esta página fue incrustada o abierta de un modo que deja a la otra página leer sus archivos. Aquí no se puede elegir nada. Abra usted {"\u2068"}{ $address }{"\u2069"} en una pestaña nueva, o abra Panah como archivo desde este dispositivo.

## Around the room: the app’s own page, and the field in a partner’s form

notOpened = Panah no se abrió. Vuelva a cargar esta página cuando tenga conexión. ({ $why })
notKept = Este navegador no guardará Panah para usarlo sin conexión.
makeFirst = Haga primero una copia segura.
fieldTitle = Fotos y archivos, hechos seguros antes de ir al formulario
fieldReady =
    { $n ->
        [one] { $n } copia está lista y no está adjuntada. Adjúntela, o quítela.
       *[other] { $n } copias están listas y no están adjuntadas. Adjúntelas, o quítelas.
    }
fieldUnfinished =
    { $n ->
        [one] { $n } archivo no tiene una copia segura que esté adjuntada. Hágala, o quite el archivo.
       *[other] { $n } archivos no tienen una copia segura que esté adjuntada. Hágalas, o quite los archivos.
    }
fieldClosed = El espacio donde los archivos se hacen seguros no se ha abierto. Aquí no se puede elegir nada.
fieldBeside = Lo que soltó al lado del espacio no se tomó. Suéltelo dentro del espacio, o elíjalo ahí.
fieldReset = Vaciar el formulario vacía también el espacio: lo que se eligió y se hizo en él se perdería.
fieldDiscard = Vaciar
fieldKeep = Conservar
fieldMoved = La página movió este campo, y el espacio tuvo que abrirse de nuevo. Lo que no estaba terminado hay que elegirlo otra vez.
fieldHeld =
    { $n ->
        [one] { $n } copia hecha antes sigue adjuntada.
       *[other] { $n } copias hechas antes siguen adjuntadas.
    }
fieldTakeBack = Retirar
fieldDone = Entregar las copias seguras

## Files and sizes

files = Fotos y archivos
bytes =
    { $n ->
        [one] { $n } byte
       *[other] { $n } bytes
    }
kilobytes = { $n } KB
megabytes = { $n } MB
pixels = {"\u2066"}{ $width } × { $height }{"\u2069"}

## Work that goes on

waiting = Esperando su turno
reading = Leyendo el archivo…
searching = Buscando caras…
making = Haciendo la copia segura…
cancel = Cancelar
remove = Quitar de la lista
again = Intentar de nuevo
stopped = Cancelado. No se hizo nada.

## What a file reveals

told = Lo que este archivo habría revelado
toldNothing = En este archivo no se encontró ninguno de los datos ocultos que Panah busca. La imagen misma sigue mostrando lo que muestra.
fields =
    { $n ->
        [one] El campo ({ $n }), con su nombre técnico
       *[other] Los { $n } campos, con su nombre técnico
    }
class-place = Dónde se hizo
class-time = Cuándo se hizo o se cambió
class-device = La marca y el modelo del dispositivo
class-serial = Un número de serie que señala a este único dispositivo
class-person = Un nombre
class-software = El programa que lo escribió
class-text = Palabras: un título, un comentario, palabras clave
class-identifier = Un identificador que lo une a otros archivos o cuentas
class-hidden-text = Palabras que están en el archivo pero no se muestran: texto oculto, notas del orador, una hoja oculta
class-hidden-kept = Partes ocultas que SE QUEDAN en la copia, porque lo que se muestra las necesita. Mírelas antes de enviarla
class-thumbnail = Una pequeña copia oculta de la imagen, quizá de antes de ser editada
class-hidden-picture = Una segunda imagen, oculta
class-hidden-clip = Una grabación oculta, de vídeo o sonido
class-provenance = Un registro de cómo se hizo y se editó
class-faces = Caras marcadas en él, quizá con nombres
class-settings = Ajustes de la cámara
class-unknown = Datos que Panah no puede leer

## A picture and its covers

picture = La imagen con sus cubiertas
noneFound = No se encontró ninguna cara. Mire bien, y cubra lo que vea.
counts = Cubiertas: { $covered }. Dejadas abiertas: { $open }.
unsureCount =
    { $n ->
        [one] { $n } de ellas, con borde discontinuo, puede ser una cara o no.
       *[other] { $n } de ellas, con borde discontinuo, pueden ser caras o no.
    }
howTo = Toque una cubierta para abrirla; tóquela otra vez para cubrir.
shapes = Con qué cubrir
tool-box = Recuadro
tool-brush = Pincel
tool-polygon = Esquinas
tool-person = Persona entera
tool-inverse = Todo menos esto
addCover = Añadir una cubierta
howTo-box = Arrastre sobre lo que quiere cubrir.
howTo-brush = Pinte sobre lo que quiere cubrir. Toque otra vez el pincel para dejarlo.
howTo-polygon = Toque cada esquina; toque otra vez la primera para terminar.
howTo-person = Toque una cara para cubrir a la persona entera, o arrastre alrededor de una cabeza.
howTo-inverse = Arrastre sobre lo que se puede ver. Todo lo demás se cubre.
look = Aspecto
look-solid = Liso
look-pattern = Rayas
look-soft = Suave
markAdded = Dejado abierto, { $n }: todo a su alrededor está cubierto. Las flechas lo mueven, más y menos cambian su tamaño, Supr lo borra.
deleteCover = Borrar esta cubierta
undo = Deshacer
redo = Rehacer
zoomIn = Acercar
zoomOut = Alejar
coverAdded = Su cubierta { $n }. Las flechas la mueven, más y menos cambian su tamaño, Supr la borra.
moving = Esta es una imagen con movimiento. Una imagen nueva conserva solo una toma fija; una copia exacta conserva el movimiento, pero las caras en ella no se pueden cubrir.
movingExact = No se pondrá ninguna cubierta en esta copia: cada cara del movimiento queda abierta.

## Files of which nothing can be covered

toldNothingBare = En este archivo no se encontró ninguno de los datos ocultos que Panah busca. Lo que se puede ver, oír o leer en él sigue revelando lo que revela.
kind-still = Una foto que no se puede mostrar aquí
kind-film = Una película
kind-sound = Una grabación de sonido
kind-document = Un documento
kind-archive = Un archivo comprimido (ZIP)
kind-text = Un texto
stays-still = Aquí solo se pueden quitar datos ocultos. Las caras NO se cubren: a todos en la foto se les puede seguir reconociendo. Para cubrir caras, haga una captura de pantalla, o guárdela como JPEG, y traiga eso.
stays-film = Aquí solo se pueden quitar datos ocultos. Las caras y las voces NO se cubren: a todos en la película se les puede seguir reconociendo.
stays-sound = Aquí solo se pueden quitar datos ocultos. Las voces NO se cambian: a quien habla se le puede seguir reconociendo.
stays-document = Aquí solo se pueden quitar datos ocultos. Las caras de sus imágenes, las voces y los nombres NO se cubren. Todo lo que se puede leer en él se queda.
stays-archive = Aquí solo se pueden quitar datos ocultos de los archivos que contiene. Las caras de sus imágenes, sus voces y sus nombres NO se cubren. Todo lo que se puede leer en ellos se queda; los archivos se llaman con números.
stays-text = Aquí solo se pueden quitar datos ocultos. Cada palabra se queda, y el texto mismo, sus nombres y su forma de escribir, puede revelar quién lo escribió.
matched = En una copia así todo lo que se ve, se oye o se lee queda como está: quien encuentre su original puede relacionar los dos, y la forma en que está codificada puede revelar qué teléfono o programa la hizo. No es para el público.
known-still = Sé que todas las caras se quedan.
known-film = Sé que las caras y las voces se quedan.
known-sound = Sé que las voces se quedan.
known-document = Sé que las caras, las voces y los nombres se quedan.
known-archive = Sé que las caras, las voces y los nombres de sus archivos se quedan.
known-text = Sé que cada palabra se queda.
known-picture = Sé que todas las caras quedan abiertas.
confirmFirst = Marque primero la casilla de arriba; después se puede hacer la copia.
stillExact = En este tipo de imagen una copia exacta no se puede cubrir: cada cara queda abierta.
readOnce = Las caras, las voces, los nombres y los lugares aún pueden delatar a la gente. Revíselo una vez más antes de enviarlo.

## Films and recordings

filmLooking = Mirándolo. Aún no se sabe qué se puede cubrir.
partOnly = Solo una parte
partHow = Lo que no se mire no estará en la copia.
partFrom = Desde, en segundos
partTo = Hasta, en segundos
partLook = Mirar esta parte
secondsLeft =
    { $n ->
        [one] { $what } Queda cerca de { $n } segundo.
       *[other] { $what } Quedan cerca de { $n } segundos.
    }
minutesLeft =
    { $n ->
        [one] { $what } Queda cerca de { $n } minuto.
       *[other] { $what } Quedan cerca de { $n } minutos.
    }
still-undecoded = Esta foto no se pudo abrir aquí, ni Panah ni este navegador pudieron. Puede que esté entera: Safari en un iPhone abre más tipos de fotos, y una captura de pantalla sirve en todas partes.
still-altered = Este navegador altera los píxeles que lee una página, así que la foto no se puede cubrir aquí. Deje que esta página lea datos de canvas, o guarde primero la foto como JPEG.
film-browser = Este navegador no puede abrir una película así y escribirla de nuevo, así que aquí no se puede cubrir nada en ella. Se puede hacer una copia exacta sin datos ocultos; para una imagen cubierta, haga una captura de pantalla y tráigala.
film-codec = Este navegador no puede descodificar este tipo de película, así que aquí no se puede cubrir nada en ella. Se puede hacer una copia exacta sin datos ocultos; para una imagen cubierta, haga una captura de pantalla y tráigala.
film-damaged = Este navegador puede descodificar películas de este tipo, pero ninguna parte de esta: lo más probable es que esté dañada. Aquí no se puede cubrir nada en ella. Consígala otra vez de donde vino.
film-empty = No se encontró en ella ninguna imagen ni sonido de duración conocida, así que aquí no se puede cubrir nada. Si se reproduce en este dispositivo, haga una captura de pantalla y tráigala.
film-format = Las películas en este tipo de contenedor (AVI, por ejemplo) no se pueden abrir aquí para cubrirlas, así que no se puede cubrir nada en ella. Se puede hacer una copia exacta sin datos ocultos; para cubrir caras, guárdela primero como MP4, o haga una captura de pantalla, y traiga eso.
film-large = Su imagen es más grande de lo que se puede descodificar aquí, así que no se puede cubrir nada en ella. Guárdela primero más pequeña, por ejemplo en 1080p, y traiga eso.
film-endless = Dura más de seis horas, así que aquí no se puede cubrir nada en ella. Córtela primero, y luego traiga las partes.
film-memory = Faltó memoria mientras se miraba, así que ahora no se puede cubrir nada en ella. Cierre otras páginas y tráigala de nuevo, o elija aquí solo una parte.
film-full = Tiene demasiados fotogramas, o se ven demasiadas caras, para mirarla de una vez, así que ahora no se puede cubrir nada en ella. Elija aquí solo una parte, o córtela primero y traiga las partes.
film-unread = No se pudo leer hasta el final aquí, y no se sabe por qué; puede que la película esté entera. Ahora no se puede cubrir nada en ella. Tráigala de nuevo, pruebe otro navegador, o haga una captura de pantalla y tráigala.
recording-browser = Este navegador no puede abrir una grabación así y escribirla de nuevo, así que aquí no se puede silenciar ni distorsionar ninguna voz en ella. Se puede hacer una copia exacta sin datos ocultos.
recording-codec = Este navegador no puede descodificar este tipo de sonido, así que aquí no se puede silenciar ni distorsionar ninguna voz en él. Se puede hacer una copia exacta sin datos ocultos.
recording-empty = No se encontró en ella ningún sonido de duración conocida, así que aquí no se puede silenciar ni distorsionar nada.
recording-format = Las grabaciones en este tipo de contenedor no se pueden abrir aquí para cambiarlas, así que no se puede silenciar ni distorsionar ninguna voz en ella. Se puede hacer una copia exacta sin datos ocultos; para cambiar voces, guárdela primero como M4A, MP3 o WAV y traiga eso.
recording-endless = Dura más de seis horas, así que aquí no se puede silenciar ni distorsionar ninguna voz en ella. Córtela primero, y luego traiga las partes.
recording-memory = Faltó memoria mientras se escuchaba, así que ahora no se puede silenciar ni distorsionar ninguna voz en ella. Cierre otras páginas y tráigala de nuevo, o córtela y traiga las partes.
recording-unread = No se pudo leer hasta el final aquí, y no se sabe por qué; puede que la grabación esté entera. Ahora no se puede silenciar ni distorsionar ninguna voz en ella. Tráigala de nuevo, o pruebe otro navegador.
film-long = Es demasiado larga para la memoria con la que se puede contar en este navegador. { $n ->
        [one] Serviría cerca de { $n } minuto
       *[other] Servirían cerca de { $n } minutos
    }: elija aquí solo una parte, o córtela primero y traiga las partes.
filmGaps = Hay partes de la película que no se pueden descodificar aquí, { $time } en total. Ahí la copia sigue mostrando la imagen anterior.
filmShort = La película termina antes de lo que dice: se puede leer hasta { $time }, y la copia termina ahí.
filmPeople = Las personas de la película
personCovered = cubierta
personOpen = abierta
personOn = Persona { $n }: cubierta
personOff = Persona { $n }: abierta
briefOn = Quizá una persona, { $n }: cubierta
briefOff = Quizá una persona, { $n }: abierta
filmCounts = Personas cubiertas: { $covered }. Dejadas abiertas: { $open }.
filmNobody = No se encontró a nadie. Recórrala con el control deslizante, y cubra a quien vea.
filmHow = Mueva el control deslizante para ver las cubiertas. Toque a una persona para descubrirla o cubrirla.
play = Reproducir
pause = Pausa
filmTime = Lugar en la película
frameBefore = Un fotograma atrás
frameAfter = Un fotograma adelante
filmUnsure =
    { $n ->
        [one] En { $n } lugar quizá se perdió a alguien.
       *[other] En { $n } lugares quizá se perdió a alguien.
    }
nextUnsure = Ir al siguiente
unsureWhat = ¿Qué se cubre donde quizá se perdió a alguien?
unsure-reach = Donde probablemente está
unsure-reach-words = Donde debería estar su cabeza, según sus movimientos y los de la cámara. Un movimiento brusco puede sacarla de ahí.
unsure-frame = Toda la imagen
unsure-frame-words = No se ve nada hasta que se le vuelve a encontrar. Lo más seguro.
filmShare = Se cubrirá cerca del { $percent } % de la imagen.
filmShareWhole =
    { $n ->
        [one] Se cubrirá cerca del { $percent } % de la imagen; en { $n } fotograma no se ve nada.
       *[other] Se cubrirá cerca del { $percent } % de la imagen; en { $n } fotogramas no se ve nada.
    }
filmMoment = Personas vistas un momento ({ $n })
filmJoin = Unir las tarjetas de una misma persona
filmJoinFirst = Toque una tarjeta. Listo
filmJoinNext = Toque las otras tarjetas de la misma persona; toque una otra vez para separarla. Listo
unsure-area = Una zona más grande
unsure-area-words = El lugar donde estuvo por última vez, y lejos a su alrededor.
inverse = Al revés: cubrir todo menos las caras abiertas.
ownCover = Su cubierta { $n }
ownFollows = Se mueve como usted arrastra
ownFrom = Solo desde aquí
ownTo = Solo hasta aquí
soundTime = Lugar en la grabación
stepBefore = Una décima de segundo atrás
stepAfter = Una décima de segundo adelante
trimFrom = Empezar la copia aquí
trimTo = Terminar la copia aquí
trimmed = La copia contiene de { $from } a { $to } de { $length }.
takeFrame = Hacer una foto de este fotograma
takeHow = Se pueden hacer fotos de fotogramas sueltos, y cubrirlas como cualquier foto. Mueva el control deslizante al que necesita.
noFrame = Este fotograma no se puede mostrar aquí.
sound = ¿Qué pasa con el sonido?
soundFirst = Elija primero qué pasa con el sonido; después se puede hacer la copia.
soundNone = Esta película no tiene sonido.
soundUnheard = Este navegador no puede descodificar su sonido, así que solo se puede quitar.
sound-remove = Quitarlo
sound-remove-words = Las voces revelan quién habla, aunque no se vea ninguna cara.
sound-keep = Conservarlo
sound-keep-words = A quien habla se le puede reconocer, y se puede relacionar con su original.
sound-silence = Silenciar partes
sound-silence-words = Usted marca lo que nadie debe oír. Lo que queda se puede seguir reconociendo.
sound-distort = Distorsionar las voces
sound-distort-words = Hace más difícil reconocer, no lo impide.
silenceHow = Arrastre sobre las partes que deben quedar en silencio. Toque para ir a un lugar y escuchar desde ahí.
silenceAdd = Añadir una parte en silencio
silenceSpan = En silencio de { $from } a { $to }
silenceFrom = En silencio desde, en segundos
silenceTo = En silencio hasta, en segundos
silenceDelete = Borrar esta parte en silencio
film-unlinkable = Hecha de nuevo
film-unlinkable-words-film = Cada fotograma se dibuja de nuevo con sus cubiertas, y el sonido es como usted elija. Para lo que pueda hacerse público, cuando se quita el sonido. Quien tenga su original aún puede relacionar los dos por su duración y por lo que se ve.
film-unlinkable-words-sound = Lo que silencie o distorsione se codifica de nuevo; lo que conserve puede quedar bit por bit. Quien tenga su original aún puede relacionar los dos por lo que se oye.
film-exact = Tal como está
film-exact-words-film = Solo se van los datos ocultos. Ninguna cara y ninguna voz se cubre. Se puede relacionar con su original, y revela la marca de su teléfono, a menudo el modelo. Nunca para el público.
film-exact-words-sound = Solo se van los datos ocultos. Ninguna voz se cambia. Se puede relacionar con su original, y revela la marca de su teléfono, a menudo el modelo. Nunca para el público.
filmOpen = Personas: { $covered } cubiertas, { $open } abiertas.
filmCovered = Hay cubiertas en { $covered } de { $frames } fotogramas; { $unsure } eran dudosos.
filmPlaces =
    { $n ->
        [one] Miró { $looked } de { $n } lugar.
       *[other] Miró { $looked } de { $n } lugares.
    }
nextPlace = Mostrar el siguiente lugar
enough = Es suficiente
placesFirst =
    { $n ->
        [one] Miró { $looked } de { $n } lugar: donde alguien aparece, donde quizá se perdió a alguien, y a lo largo de la película. Mírelo, o diga que es suficiente.
       *[other] Miró { $looked } de { $n } lugares: donde alguien aparece, donde quizá se perdió a alguien, y a lo largo de la película. Mire los demás, o diga que es suficiente.
    }

## The two kinds of copy

level = ¿Cómo se hace la copia?
unlinkable = Como imagen nueva
unlinkableWords = Dibujada de nuevo y un poco más pequeña, una foto grande con unos 8 millones de píxeles, para que ninguna búsqueda de archivos iguales en su teléfono pueda relacionarla con el original. Quien vea las dos sigue viendo que muestran lo mismo. Para todo lo que pueda hacerse público.
exact = Como copia exacta
exactWords = La imagen queda tal como está codificada en su archivo; solo se van los datos ocultos y lo cubierto. Se puede relacionar con su original, y revela la marca de su teléfono, a menudo el modelo. Nunca para el público: solo para entrega cerrada a gente que necesita pruebas.

## Making the copy, and what is said of it

make = Hacer una copia segura
makeAll =
    { $n ->
        [one] Hacer { $n } copia segura
       *[other] Hacer { $n } copias seguras
    }
lookFirst = Mire primero la imagen y sus cubiertas; después se puede hacer la copia.
lookWhole = Mire primero la imagen: toda, un momento.
lookedAt = Mirado. A quien quede abierto se le puede reconocer.
made = La copia segura está lista
inspectedAgain = Inspeccionada de nuevo: en la copia no se encontró ningún lugar, hora, dispositivo, nombre u otro campo oculto que Panah busca.
inspectedRest = Inspeccionada de nuevo: aparte de lo que se nombra abajo, en la copia no se encontró ningún lugar, hora, dispositivo, nombre u otro campo oculto que Panah busca.
staysHidden =
    { $n ->
        [one] { $n } parte oculta o reveladora SE QUEDA en la copia. Quien la reciba puede leerla. Mírela antes de enviarla:
       *[other] { $n } partes ocultas o reveladoras SE QUEDAN en la copia. Quien la reciba puede leerlas. Mírelas antes de enviarla:
    }
coveredOpen = { $covered } cubiertas, { $open } abiertas.
coveredNone = Nada en ella está cubierto.
kept-bare = No hay cubierta sobre lo que muestra: a todos los que se ven en ella se les puede reconocer.
kept-voice = Las voces se quedan en ella, si las hay: a quien habla se le puede reconocer.
kept-words = Todas sus palabras se quedan: los nombres y la forma de escribir pueden revelar de quién se trata y quién escribió.
kept-matched = Quien tenga su original puede relacionar esta copia con él.
kept-maker = La forma en que está codificada puede revelar qué teléfono o programa la hizo.
part-missing = El archivo que llegó termina demasiado pronto: falta el { $n } % de la imagen, y esa parte de la copia está en blanco.
end-missing = Al archivo que llegó le falta el final. Todo lo que contiene de la imagen está en la copia.
stillOfMoving = Es una toma fija de la imagen con movimiento.
lookOnce = La ropa, los letreros, los tatuajes y la vista de una ventana también pueden delatar a la gente. Mire una vez más antes de enviarla.

## The copy, and saving it

theCopy = La copia, leída otra vez del archivo que sale
holdCompare = Mantenga pulsado para ver lo que era
digest = SHA-256 de la copia
copyDigest = Copiar el SHA-256
copied = Copiado
save = Guardar
saved = Entregada al navegador para guardar
saveAll =
    { $n ->
        [one] Guardar { $n } copia
       *[other] Guardar { $n } copias
    }
savedAll = Guardado
asZip = En un solo zip
closing =
    { $n ->
        [one] Guardado: { $n } copia
       *[other] Guardado: { $n } copias
    }
savedWhere = El navegador pone los archivos en Descargas, salvo que le haya preguntado o esté ajustado de otro modo. Si no están ahí, guarde una vez más.

## What is still dangerous

dangers = Lo que aún es peligroso
dangerOriginal = El original sigue en este dispositivo: en la galería, en su papelera, y en todo lugar desde donde se envió.
dangerClouds = Puede haber copias del original en una nube, en chats, y en lo que guardan los mensajeros.
dangerFile = La lista de descargas y la hora del archivo revelan cuándo lo guardó.
dangerShown = La ropa, los lugares, los letreros, las voces y lo que se dice aún pueden revelar de quién se trata.
stepsAndroid = Pasos en Android
stepsAndroidWords = Cuando la copia esté donde debe: borre el original en la galería, y luego vacíe la papelera de la galería (Google Fotos: Colecciones, Papelera; Samsung: Menú, Papelera). Busque la misma imagen en la nube y en los chats. Borre la lista de descargas en el menú del navegador.
stepsiPhone = Pasos en un iPhone
stepsiPhoneWords = Cuando la copia esté donde debe: borre el original en Fotos, y luego en Álbumes, Eliminado. iCloud lo sigue, pero los álbumes compartidos y los chats no: mire ahí también. En Archivos, mire en Descargas y en Eliminados.

## Leaving, and a partner’s form

startAgain = Empezar de nuevo con una lista vacía
older = El archivo que guardó antes sigue como era entonces: { $names }. Bórrelo, y guarde la copia nueva.
removed = Quitado de la lista.
bringBack = Traerlo de vuelta
attach = Adjuntar
attached = Adjuntado
attachAll =
    { $n ->
        [one] Adjuntar { $n } copia
       *[other] Adjuntar { $n } copias
    }
zipping = Empaquetando…

## Why no copy could be made: one sentence a reason

failed = No se pudo hacer una copia segura
reason-empty = No hay nada en él.
reason-unknown-format = Este tipo de archivo no se conoce aquí. Se conocen: fotos (JPEG, PNG, WebP, GIF, BMP, TIFF, DNG, HEIC, AVIF, JPEG XL, SVG), películas (MP4, MOV, 3GP, MKV, WebM, AVI), sonido (M4A, MP3, Ogg, FLAC, WAV, AIFF, AMR, AAC, CAF), documentos (PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB), texto simple (TXT) y ZIP.
reason-text-disguised = Empieza como texto simple, pero contiene otra cosa.
reason-misnamed = Es un texto con el nombre de una foto, una película u otro tipo de archivo.
reason-broken = Rompe las reglas de su propio formato: está dañado, o no es lo que dice ser.
reason-cut-off = Termina antes de lo que dice contener: lo más probable es que una parte no llegara.
reason-no-index = La grabación se cortó antes de que se escribiera su índice. Lo filmado puede seguir en ella.
reason-old-office = Es un documento de Office antiguo (DOC, XLS o PPT), o de otro programa que guarda así sus archivos.
reason-password = Está cerrado con una contraseña.
reason-drm = Está cifrado (DRM), así que nadie puede mirar dentro.
reason-unknown-codec = Su imagen o su sonido está codificado de un modo que no se conoce aquí.
reason-unknown-part = Una parte no se conoce aquí, así que nadie puede decir qué revelaría.
reason-elsewhere = Una parte está en otro archivo.
reason-not-decoded = Su imagen no se puede abrir aquí.
reason-exact-only = Un archivo así solo se puede copiar aquí tal como está codificado.
reason-no-covers = No se puede cubrir nada en una copia exacta de esta imagen.
reason-cover-outside = Una cubierta está fuera de la imagen.
reason-nested = Algo dentro de él, un archivo o una imagen, no se puede hacer seguro.
reason-inseparable = Lo que pueda estar oculto en él no se distingue de lo que muestra.
reason-too-many-pixels = Su imagen tiene más píxeles de los que se pueden trabajar aquí.
reason-too-many-parts = Tiene más partes de las que se pueden mirar aquí.
reason-too-large = Necesita más memoria de la que es seguro usar aquí.
reason-too-deep = Sus partes están unas dentro de otras a más profundidad de la que se puede seguir aquí.
reason-bomb = Desempaquetado crecería mucho más allá de su tamaño, como hace una trampa.
reason-unreadable = No se pudo leer. Quizá se movió o se borró, o es una carpeta.
reason-not-a-file = Es una carpeta o un dispositivo, no un archivo.
reason-changed-meanwhile = Cambió mientras se trabajaba en él.
reason-not-written = La copia no se pudo escribir.
reason-overwrites = La copia se habría escrito sobre el original.
reason-residue = No se pudo asegurar que no quede nada oculto, así que no salió nada.
reason-misuse = Lo que se pidió no se puede hacer con este archivo.
reason-internal = Algo se rompió aquí al trabajar en este archivo; quizá se acabó la memoria. No se hizo nada.

## What to do next: one sentence a step

next-repair = Grabe de nuevo si puede. Conserve este archivo: un programa que repara películas, en un ordenador, puede salvarlo.
next-newer = Ábralo en un programa de Office, guárdelo como DOCX, XLSX, PPTX o PDF, sin contraseña, y traiga eso.
next-unlock = Ábralo con su contraseña, guárdelo sin ella, y traiga eso.
next-unprotected = Pídalo sin esa protección a quien lo hizo.
next-whole = Guárdelo como un solo archivo entero en la aplicación que lo abre, y traiga eso.
next-exact = Haga una copia exacta (en una terminal: --level exact), que nunca es para el público. Las películas, las grabaciones y más tipos de imágenes se hacen de nuevo en la página de Panah, en un navegador.
next-other = Pruebe el otro tipo de copia.
next-cover = Mueva la cubierta o bórrela, e intente de nuevo.
next-apart = Saque lo que contiene y traiga los archivos uno por uno.
next-smaller = Cierre otras páginas e intente de nuevo, o traiga uno más pequeño o más corto.
next-choose = Compruebe que sigue ahí, y elíjalo una vez más.
next-place = Elija otro lugar donde se pueda escribir y haya espacio.
next-report = No envíe este archivo tal como está. Cierre otras páginas e intente de nuevo, o vuelva a cargar esta.
next-again-picture = Consígalo otra vez de donde vino. Si puede verlo en este dispositivo, haga una captura de pantalla y tráigala.
next-again-film = Consígalo otra vez de donde vino. Si se reproduce en este dispositivo, guárdelo de nuevo como MP4 en una aplicación para editar películas.
next-again-sound = Consígalo otra vez de donde vino. Si se reproduce en este dispositivo, guárdelo de nuevo como M4A o MP3 en una aplicación de sonido.
next-again-document = Consígalo otra vez de donde vino. Si se abre en este dispositivo, guárdelo de nuevo, por ejemplo como PDF.
next-again-unknown = Consígalo otra vez de donde vino. Si se abre en este dispositivo, guárdelo de nuevo en la aplicación que lo abre.
next-save-picture = Guárdelo como JPEG o haga una captura de pantalla, y traiga eso.
next-save-film = Guárdelo primero como MP4 (H.264), y traiga eso.
next-save-sound = Guárdelo primero como M4A, MP3 o WAV, y traiga eso.
next-save-document = Guárdelo de nuevo en otra forma, como PDF o DOCX, y traiga eso.
next-save-unknown = Guárdelo en una forma común, como JPEG, MP4 (H.264), MP3, PDF o DOCX, y traiga eso.
shelfFiles = Sus archivos
shelfBack = Atrás
shelfNext = Siguiente
shelfPlace = { $n } de { $all }
shelfEntry = { $n }, {"\u2068"}{ $name }{"\u2069"}: { $state }
shelf-waiting = se está revisando
shelf-asks = por mirar o decidir
shelf-ready = listo para su copia
shelf-making = se está haciendo la copia
shelf-made = la copia está lista
shelf-saved = terminado
shelf-failed = sin copia
goOn =
    { $n ->
        [one] Seguir: { $n } archivo por mirar
       *[other] Seguir: { $n } archivos por mirar
    }
goOnSaid =
    { $n ->
        [one] { $n } archivo aún no se ha mirado o decidido. Aquí está.
       *[other] { $n } archivos aún no se han mirado o decidido. Aquí está uno.
    }
share = Compartir…
shareWhat = Su teléfono u ordenador pregunta qué aplicación recibe las copias; lo que esa aplicación hace con ellas, Panah no lo puede ver.
shared = Las copias se entregaron.
shareFailed = No se pudieron compartir desde aquí. Guárdelas en su lugar.
class-place-other = Un lugar
placeNear = A unos { $km } km del centro de { $city }
placeWithin = Con una precisión de { $m } m
class-time-other = Cuándo se hizo o se cambió
class-thumbnail-other = Una pequeña imagen oculta de él, quizá de antes de ser cambiado
class-settings-other = Ajustes del dispositivo o programa que lo hizo
decideAgain = Volver a las cubiertas y elecciones
howNow = Cómo se hace la copia: { $way }
coverList =
    { $n ->
        [one] { $n } cubierta, para abrirla o cubrir
       *[other] Las { $n } cubiertas, una por una
    }
listFaceOn = Cara { $n } de { $all }: cubierta
listFaceOff = Cara { $n } de { $all }: abierta
listPerhapsOn = Quizá una cara, { $n } de { $all }: cubierta
listPerhapsOff = Quizá una cara, { $n } de { $all }: abierta
listOwn = Su cubierta, { $n } de { $all }: ir a ella
listMark = Dejado abierto por usted, { $n } de { $all }: ir ahí
saidLook = Ya se puede mirar.
saidReady = Listos para mirar: { $n } de { $all }.
saidMade = Copias seguras listas: { $n } de { $all }.
saidFailed =
    { $n ->
        [one] De { $n } archivo no se puede hacer ninguna copia; el motivo está escrito junto a él.
       *[other] De { $n } archivos no se puede hacer ninguna copia; el motivo está escrito junto a ellos.
    }
madeAttached = La copia segura está lista y adjuntada al formulario
takeBack = Retirar del formulario
formKind = El formulario no acepta este tipo de archivo. No se adjuntará ninguna copia de él.
formBytes = La copia es más grande de lo que acepta el formulario, y no está adjuntada.
formMost =
    { $n ->
        [one] El formulario acepta { $n } archivo. No se adjuntará ninguna copia de este, salvo que quite otro.
       *[other] El formulario acepta { $n } archivos. No se adjuntará ninguna copia de este, salvo que quite otro.
    }
bundle-to = Lo que sale de aquí es un solo archivo sellado para { $name }. Solo ellos pueden abrirlo; nada en este dispositivo puede.
bundle-key = Su clave. Pregúnteles por teléfono si empieza y termina así:
bundle-save = Guardar como un archivo sellado
bundle-attach = Adjuntar como un archivo sellado
bundle-form = Su original se queda en este dispositivo. Al formulario solo va un archivo sellado, cuando usted lo adjunta; quien lleva el formulario no puede abrirlo, salvo que sea { $name }.
bundle-working = Sellando…
bundle-failed = No se pudo sellar y no se guardó nada. Cierre otras páginas e inténtelo de nuevo.
bundle-code = El código del archivo sellado
bundle-how = Lea estas palabras o estos números a { $name } por teléfono antes de enviar el archivo. Por ellos lo reconocen.
bundle-check = Comprobar archivos
bundle-check-what = Elija un paquete, o copias con su manifiesto, o un original con su manifiesto y su apertura, u otra copia de esta página. Se leen en este dispositivo, y no se hace nada más con ellos.
bundle-check-choose = Elegir qué comprobar
bundle-check-back = Volver
bundle-check-working = Comprobando…
bundle-check-answer = La respuesta
bundle-check-sound = No se cambió nada: este paquete está como se hizo, byte por byte.
bundle-check-wrong = Algo no está bien en él.
bundle-check-manifest = Esto es un manifiesto. Las copias que se eligen junto con él se comparan con él.
bundle-check-fits = Esta apertura encaja con su manifiesto.
bundle-check-opening = Esto es una apertura. Elíjala junto con su manifiesto y un original.
bundle-check-unchanged = Sin cambios: esta es una copia de la que habla el manifiesto.
bundle-check-repacked = Esta NO es la copia, byte por byte. Fuera de las cubiertas, su imagen sigue siendo aquella con la que hubo compromiso; dentro de ellas puede ser cualquier cosa.
bundle-check-changed = Esta NO es una copia de la que habla el manifiesto. Por fuera se parece a una: se cambió, o es otro archivo.
bundle-check-original = Este es el original con el que hubo compromiso, byte por byte.
bundle-check-same-media = El archivo se cambió. Su imagen o sonido sigue siendo el del original con el que hubo compromiso.
bundle-check-stranger = Este no es ninguno de los archivos de los que habla el manifiesto.
bundle-check-alone = De este archivo solo, sin su manifiesto, no se puede saber nada: ni siquiera si se cambió.
bundle-check-page = Esto es una página, quizá una copia de esta. Que quien la publicó lea sus palabras o su resumen por teléfono, y compare.
bundle-check-sealed = Este archivo está sellado. Quienes tienen su clave lo abren en la mesa: con {"\u2066"}age -d{"\u2069"}, o con {"\u2066"}unseal{"\u2069"} de la herramienta de mesa. Aquí nunca se pide una clave.
bundle-check-signature = Esto es una firma. Elíjala junto con la página que firma.
bundle-check-nothing = Esto no es nada de lo que se puede comprobar aquí.
bundle-fault-member = Un archivo en él se cambió o se dañó.
bundle-fault-missing = Le falta un archivo.
bundle-fault-stray = Tiene un archivo que ningún paquete tiene, o dos del mismo nombre.
bundle-fault-outside = Se cambió o se dañó fuera de sus archivos, o es otro tipo de zip.
bundle-fault-swapped = Una copia en él no es aquella de la que habla el manifiesto.
bundle-fault-manifest = El manifiesto o la apertura está dañado o es falso.
bundle-fault-version = Lo hizo un programa más nuevo. Pida una página más nueva.
bundle-fault-opening = La apertura no encaja con el manifiesto.
bundle-fault-proof = La prueba de la imagen no se sostiene: lo que no está cubierto se cambió, o se cambió la prueba.
bundle-check-wary = No se fíe de él. Pregunte a quien lo envió, por otra vía.
bundle-check-covers = Cubiertas: { $search } por la búsqueda, { $hand } a mano.
bundle-check-unsearched = No se buscaron caras en ella.
bundle-check-tiles = De { $all } cuadros de la imagen, { $open } son aquellos con los que hubo compromiso. { $covered } están cubiertos: lo que hay debajo no se puede saber.
bundle-check-map = Dónde están los cuadros cubiertos
bundle-check-says = Lo que dice el manifiesto de ella
bundle-check-cannot = Lo que no se puede saber
bundle-check-proves = Esto no prueba que lo que se ve pasara, ni cuándo, dónde y por quién se tomó. No prueba que el archivo sea el que escribió una cámara. Tampoco prueba que nadie en él pueda ser reconocido.
bundle-check-code = Su código
bundle-check-noted = Escriba o pegue lo que se anotó, o lo que le dicen por teléfono
bundle-check-compare = Comparar
bundle-check-same = Encaja: este es el código de este archivo.
bundle-check-other = NO encaja: este es el código de otro archivo.
bundle-check-mistaken = El código tiene un error. Léalo otra vez, palabra por palabra.
bundle-check-unsigned = No se comprobó ninguna firma. Elija su archivo {"\u2066"}.minisig{"\u2069"} junto con ella.
bundle-check-key = Clave pública de quien la firmó (minisign)
bundle-check-try = Comprobar la firma
bundle-check-signed = Firmada: esta clave firmó justo esta página.
bundle-check-not-signed = NO firmada: esta clave no firmó esta página.
bundle-check-no-key = Esta no es una clave pública de minisign.
hand-what = Vea qué revela una foto, una película u otro archivo, y haga una copia que se pueda entregar. Aquí no se buscan caras: usted las cubre a mano, solo en fotos. Tarda más que en otros navegadores.
hand-none = Aquí no se buscan caras. Mire bien: solo se cubre lo que usted cubra a mano.
