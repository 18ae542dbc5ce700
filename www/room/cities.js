// Cities that a place is told by: of Iran those that people know, of the lands around it the largest. One row for each: its name in Latin and
// in Arabic script, and its middle in hundredths of a degree, north and east (WGS 84).

const ROWS = `
Tehran|تهران|3569|5139
Karaj|کرج|3583|5097
Mashhad|مشهد|3630|5961
Isfahan|اصفهان|3265|5167
Shiraz|شیراز|2961|5254
Tabriz|تبریز|3807|4630
Qom|قم|3464|5088
Ahvaz|اهواز|3132|4868
Kermanshah|کرمانشاه|3431|4707
Urmia|ارومیه|3755|4508
Rasht|رشت|3728|4958
Zahedan|زاهدان|2950|6086
Hamadan|همدان|3480|4852
Kerman|کرمان|3028|5708
Yazd|یزد|3190|5437
Ardabil|اردبیل|3825|4829
Bandar Abbas|بندرعباس|2718|5627
Arak|اراک|3409|4969
Zanjan|زنجان|3668|4849
Sanandaj|سنندج|3531|4700
Qazvin|قزوین|3628|5000
Khorramabad|خرم‌آباد|3349|4836
Gorgan|گرگان|3684|5443
Sari|ساری|3656|5306
Babol|بابل|3655|5268
Amol|آمل|3647|5235
Nowshahr|نوشهر|3665|5150
Abadan|آبادان|3034|4830
Khorramshahr|خرمشهر|3044|4817
Dezful|دزفول|3238|4840
Izeh|ایذه|3183|4987
Mahshahr|ماهشهر|3056|4919
Ilam|ایلام|3364|4642
Abdanan|آبدانان|3299|4742
Malekshahi|ملکشاهی|3338|4660
Bojnurd|بجنورد|3747|5733
Birjand|بیرجند|3287|5922
Sabzevar|سبزوار|3621|5768
Neyshabur|نیشابور|3621|5880
Bushehr|بوشهر|2897|5084
Yasuj|یاسوج|3067|5159
Shahrekord|شهرکرد|3233|5086
Semnan|سمنان|3558|5339
Shahrud|شاهرود|3642|5497
Kashan|کاشان|3398|5144
Najafabad|نجف‌آباد|3263|5137
Borujerd|بروجرد|3390|4875
Malayer|ملایر|3430|4882
Mahabad|مهاباد|3676|4572
Bukan|بوکان|3652|4621
Saqqez|سقز|3625|4627
Baneh|بانه|3600|4589
Marivan|مریوان|3552|4618
Piranshahr|پیرانشهر|3670|4514
Oshnavieh|اشنویه|3704|4510
Javanrud|جوانرود|3480|4649
Kamyaran|کامیاران|3480|4694
Divandarreh|دیواندره|3591|4703
Khoy|خوی|3855|4495
Maku|ماکو|3930|4452
Maragheh|مراغه|3739|4624
Miandoab|میاندوآب|3697|4610
Chabahar|چابهار|2529|6064
Iranshahr|ایرانشهر|2720|6068
Saravan|سراوان|2737|6233
Khash|خاش|2822|6122
Zabol|زابل|3103|6149
Rafsanjan|رفسنجان|3041|5599
Sirjan|سیرجان|2945|5568
Bam|بم|2911|5836
Jiroft|جیرفت|2868|5774
Fasa|فسا|2894|5365
Lar|لار|2768|5434
Marvdasht|مرودشت|2987|5280
Kish|کیش|2656|5398
Baghdad|بغداد|3331|4437
Basra|بصره|3051|4781
Najaf|نجف|3203|4435
Mosul|موصل|3634|4313
Kirkuk|کرکوک|3547|4439
Erbil|اربیل|3619|4401
Sulaymaniyah|سلیمانیه|3556|4543
Duhok|دهوک|3687|4299
Halabja|حلبجه|3518|4599
Van|وان|3849|4338
Diyarbakir|دیاربکر|3791|4024
Ankara|آنکارا|3993|3286
Istanbul|استانبول|4101|2896
Qamishli|قامشلی|3705|4123
Aleppo|حلب|3620|3716
Damascus|دمشق|3351|3629
Beirut|بیروت|3389|3550
Yerevan|ایروان|4018|4451
Tbilisi|تفلیس|4172|4479
Baku|باکو|4041|4987
Ganja|گنجه|4068|4636
Nakhchivan|نخجوان|3921|4541
Ashgabat|عشق‌آباد|3795|5838
Herat|هرات|3435|6220
Kabul|کابل|3453|6917
Kandahar|قندهار|3161|6571
Mazar-i-Sharif|مزار شریف|3671|6711
Zaranj|زرنج|3096|6186
Quetta|کویته|3018|6700
Turbat|تربت|2600|6304
Gwadar|گوادر|2512|6233
Karachi|کراچی|2486|6701
Dubai|دبی|2520|5527
Doha|دوحه|2529|5153
Manama|منامه|2623|5058
Kuwait|کویت|2938|4799
Muscat|مسقط|2359|5841
`;

/** A city: its name in Latin and in Arabic script, and its middle in degrees. @typedef {{ latin: string, arabic: string, latitude: number, longitude: number }} City */

/** @type {readonly City[]} */
export const CITIES = ROWS.trim().split('\n').map((row) => {
  const [latin = '', arabic = '', north, east] = row.split('|');
  return { latin, arabic, latitude: Number(north) / 100, longitude: Number(east) / 100 };
});
