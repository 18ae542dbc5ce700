//! DrawingML (ISO/IEC 29500-1, 20.1 to 20.3, 21.1) and the extensions of it that draw.

use super::namespace::Vocabulary;

/// 20.1 and 21.1.
pub(super) const DRAWING: Vocabulary = Vocabulary {
    elements: "
        accent1 accent2 accent3 accent4 accent5 accent6 ahLst ahPolar ahXY alpha alphaBiLevel alphaCeiling alphaFloor
        alphaInv alphaMod alphaModFix alphaOff alphaOutset alphaRepl anchor arcTo audioCd audioFile avLst backdrop
        band1H band1V band2H band2V bevel bevelB bevelT bgClr bgFillStyleLst biLevel bldChart bldDgm blend blip
        blipFill blue blueMod blueOff blur bodyPr bottom br buAutoNum buBlip buChar buClr buClrTx buFont buFontTx
        buNone buSzPct buSzPts buSzTx cNvCxnSpPr cNvGraphicFramePr cNvGrpSpPr cNvPicPr cNvPr cNvSpPr camera cell3D
        chExt chOff chart close clrChange clrFrom clrMap clrRepl clrScheme clrTo comp cont contourClr cs cubicBezTo
        custClr custClrLst custDash custGeom cxn cxnLst cxnSp cxnSpLocks defPPr defRPr dgm dk1 dk2 ds duotone ea
        effect effectDag effectLst effectRef effectStyle effectStyleLst end endCxn endParaRPr ext extLst
        extraClrScheme extraClrSchemeLst extrusionClr fgClr fill fillOverlay fillRect fillRef fillStyleLst fillToRect
        firstCol firstRow flatTx fld fmtScheme folHlink font fontRef fontScheme gamma gd gdLst glow gradFill graphic
        graphicData graphicFrame graphicFrameLocks gray grayscl green greenMod greenOff gridCol grpFill grpSp
        grpSpLocks grpSpPr gs gsLst headEnd highlight hlink hlinkClick hlinkHover hlinkMouseOver hsl hslClr hue hueMod
        hueOff innerShdw insideH insideV inv invGamma lastCol lastRow latin left lightRig lin ln lnB lnBlToTr lnDef
        lnL lnR lnRef lnSpc lnStyleLst lnT lnTlToBr lnTo lstStyle lt1 lt2 lum lumMod lumOff lvl1pPr lvl2pPr lvl3pPr
        lvl4pPr lvl5pPr lvl6pPr lvl7pPr lvl8pPr lvl9pPr majorFont masterClrMapping minorFont miter moveTo neCell
        noAutofit noFill norm normAutofit nvCxnSpPr nvGraphicFramePr nvGrpSpPr nvPicPr nvSpPr nwCell objectDefaults
        off outerShdw overrideClrMapping p pPr path pathLst pattFill pic picLocks pos prstClr prstDash prstGeom
        prstShdw prstTxWarp pt quadBezTo quickTimeFile r rPr rect red redMod redOff reflection relOff right rot round
        sat satMod satOff scene3d schemeClr scrgbClr seCell shade snd softEdge solidFill sp sp3d spAutoFit spDef
        spLocks spPr spcAft spcBef spcPct spcPts srcRect srgbClr st stCxn stretch style swCell sym sysClr t tab tabLst
        tableStyle tableStyleId tailEnd tbl tblBg tblGrid tblPr tblStyle tblStyleLst tc tcBdr tcPr tcStyle tcTxStyle
        theme themeElements themeOverride tile tileRect tint tl2br top tr tr2bl txBody txDef txSp uFill uFillTx uLn
        uLnTx up useSpRect videoFile wavAudioFile wholeTbl xfrm
    ",
    texts: "t tableStyleId",
    tokens: "
        a accent1 accent2 accent3 accent4 accent5 accent6 action algn altLang amt anchor anchorCtr ang animBg b bIns
        bandCol bandRow baseline bg1 bg2 bld bldStep blend blurRad bright builtIn bwMode cap categoryIdx char charset
        cmpd compatLnSpc contourW contrast cstate cx cy d def defTabSz dir dist dpi dx dy dz eaLnBrk endA endPos endSnd
        extrusionH extrusionOk fadeDir fill firstCol firstRow flip flipH flipV fmla folHlink fontAlgn fontScale forceAA
        fov fromWordArt g gdRefAng gdRefR gdRefX gdRefY gridSpan grow h hMerge hR hangingPunct hidden highlightClick
        history hlink horzOverflow hue i id idx indent kern kumimoji kx ky l lIns lang lastClr lastCol lastRow lat
        latinLnBrk len lim lnSpcReduction lon lum lvl marB marL marR marT maxAng maxR maxX maxY minAng minR minX minY
        modelId name noAdjustHandles noChangeArrowheads noChangeAspect noChangeShapeType noCrop noDrilldown noEditPoints
        noGrp noMove noProof noResize noRot noSelect noTextEdit noUngrp normalizeH numCol path pitchFamily pos
        preferRelativeResize prst prstMaterial r rIns rad ref rev rig rot rotWithShape rowSpan rtl rtlCol sat scaled
        script seriesIdx sp spc spcCol spcFirstLastPara stA stAng stPos startAt strike stroke styleId styleName swAng sx
        sy sz t tIns thresh time track tx tx1 tx2 txBox ty type typeface u upright uri useA vMerge val vert vertOverflow
        w wR wrap x y z zoom
    ",
    strings: "tblStyle/styleId tblStyleLst/def",
};

/// Mathematics in shapes, and the scale of pictures (MS-ODRAWXML).
pub(super) const DRAWING_2010: Vocabulary =
    Vocabulary { elements: "m useLocalDpi", texts: "", tokens: "val", strings: "" };

/// A picture's vector form (MS-ODRAWXML).
pub(super) const VECTOR: Vocabulary = Vocabulary { elements: "svgBlip", texts: "", tokens: "", strings: "" };

/// Pictures (20.2).
pub(super) const PICTURE: Vocabulary = Vocabulary {
    elements: "blipFill cNvPicPr cNvPr nvPicPr pic spPr",
    texts: "",
    tokens: "bwMode dpi hidden id name preferRelativeResize rotWithShape",
    strings: "",
};

/// Locked canvases (20.3).
pub(super) const LOCKED: Vocabulary = Vocabulary { elements: "lockedCanvas", texts: "", tokens: "", strings: "" };
