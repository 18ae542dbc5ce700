//! WordprocessingML (ISO/IEC 29500-1, clause 17), its extensions that draw (MS-DOCX), and where its drawings stand (20.4).

use super::namespace::Vocabulary;

/// Clause 17.
pub(super) const WORD: Vocabulary = Vocabulary {
    elements: "
        abstractNum abstractNumId adjustLineHeightInTable adjustRightInd alignBordersAndEdges alignTablesRowByRow
        allowSpaceOfSameStyleInTable applyBreakingRules autoHyphenation autoRedefine autoSpaceDE autoSpaceDN
        autoSpaceLikeWord95 autofitToFirstFixedWidthCell b bCs background balanceSingleByteDoubleByteWidth bar basedOn
        bdo bdr between bidi bidiVisual body bookFoldPrinting bookFoldPrintingSheets bookFoldRevPrinting bookmarkEnd
        bookmarkStart bordersDoNotSurroundFooter bordersDoNotSurroundHeader bottom br cachedColBalance calcOnExit
        cantSplit caps characterSpacingControl checkBox checked clrSchemeMapping cnfStyle col color cols compat
        compatSetting consecutiveHyphenLimit contextualSpacing continuationSeparator convMailMergeEsc cr cs dayLong
        dayShort ddList decimalSymbol default defaultTabStop defaultTableStyle dir dirty displayBackgroundShape
        displayHangulFixedWidth doNotAutofitConstrainedTables doNotBreakConstrainedForcedTable doNotBreakWrappedTables
        doNotExpandShiftReturn doNotHyphenateCaps doNotLeaveBackslashAlone doNotShadeFormData doNotSnapToGridInCell
        doNotSuppressIndentation doNotSuppressParagraphBorders doNotTrackMoves doNotUseEastAsianBreakRules
        doNotUseHTMLParagraphAutoSpacing doNotUseIndentAsNumberingTabStop doNotVertAlignCellWithSp doNotVertAlignInTxbx
        doNotWrapTextWithPunct docDefaults docGrid document drawing drawingGridHorizontalSpacing
        drawingGridVerticalSpacing dstrike eastAsianLayout effect em emboss enabled end endnote endnotePr endnoteRef
        endnoteReference endnotes evenAndOddHeaders ffData fitText fldChar fldSimple footerReference footnote
        footnoteLayoutLikeWW8 footnotePr footnoteRef footnoteReference footnotes forgetLastTabAlignment formProt format
        framePr ftr gridAfter gridBefore gridCol gridSpan growAutofit gutterAtTop hMerge hdr headerReference hidden
        hideMark highlight hps hpsBaseText hpsRaise hyperlink hyphenationZone i iCs ilvl imprint ind insideH insideV
        instrText isLgl jc keepLines keepNext kern kinsoku lang layoutRawTableWidth layoutTableRowsApart left legacy lid
        lineWrapLikeWord6 link listEntry listSeparator lnNumType locked lvl lvlJc lvlOverride lvlPicBulletId lvlRestart
        lvlText maxLength mirrorIndents mirrorMargins monthLong monthShort multiLevelType mwSmallCaps name next
        noBreakHyphen noColumnBalance noEndnote noExtraLineSpacing noLeading noLineBreaksAfter noLineBreaksBefore
        noProof noPunctuationKerning noSpaceRaiseLower noTabHangInd noWrap num numFmt numId numIdMacAtCleanup
        numPicBullet numPr numRestart numStart numStyleLink numbering oMath object outline outlineLvl overflowPunct p
        pBdr pPr pPrDefault pStyle pageBreakBefore pgBorders pgMar pgNum pgNumType pgSz pict pos position
        printBodyTextBeforeHeader printColBlack ptab qFormat r rFonts rPr rPrDefault rStyle result right rt rtl
        rtlGutter ruby rubyAlign rubyBase rubyPr sectPr selectFldWithFirstOrLastChar semiHidden separator settings
        shadow shapeLayoutLikeWW8 shd showBreaksInFrames size sizeAuto smallCaps snapToGrid softHyphen spaceForUL
        spacing spacingInWholePoints specVanish splitPgBreakAndParaMark start startOverride strictFirstAndLastChars
        strike style styleLink styles subFontBySize suff suppressAutoHyphens suppressBottomSpacing suppressLineNumbers
        suppressOverlap suppressSpBfAfterPgBrk suppressSpacingAtTopOfPage suppressTopSpacing suppressTopSpacingWP
        swapBordersFacingPages sym sz szCs t tab tabs tbl tblBorders tblCellMar tblCellSpacing tblGrid tblHeader tblInd
        tblLayout tblLook tblOverlap tblPr tblPrEx tblStyle tblStyleColBandSize tblStylePr tblStyleRowBandSize tblW
        tblpPr tc tcBorders tcFitText tcMar tcPr tcW textAlignment textDirection textInput textboxTightWrap
        themeFontLang titlePg tl2br top topLinePunct tr tr2bl trHeight trPr truncateFontHeightsLikeWP6 txbxContent type
        u uiPriority ulTrailSpace underlineTabInNumList unhideWhenUsed useAltKinsokuLineBreakRules useAnsiKerningPairs
        useFELayout useNormalStyleForList usePrinterMetrics useSingleBorderforContiguousCells useWord2002TableStyleRules
        useWord97LineBreakRules vAlign vMerge vanish vertAlign w wAfter wBefore webHidden widowControl wordWrap
        wpJustification wpSpaceWidth wrapTrailSpaces yearLong yearShort zoom
    ",
    texts: "instrText t",
    tokens: "
        abstractNumId accent1 accent2 accent3 accent4 accent5 accent6 after afterAutospacing afterLines alignment anchor
        anchorLock ascii asciiTheme before beforeAutospacing beforeLines bg1 bg2 bidi bottom bottomFromText chapSep
        chapStyle char charSpace clear code colFirst colLast color combine combineBrackets conformance countBy cs csb0
        csb1 cstheme customMarkFollows customStyle default dirty display distance dropCap dxaOrig dyaOrig eastAsia
        eastAsiaTheme end endChars equalWidth evenHBand evenVBand fill firstColumn firstLine firstLineChars firstRow
        firstRowFirstColumn firstRowLastColumn fldCharType fldLock fmt followedHyperlink font footer format frame gutter
        h hAnchor hAnsi hAnsiTheme hRule hSpace hanging hangingChars header hint history horzAnchor hyperlink id ilvl
        instr lang lastColumn lastRow lastRowFirstColumn lastRowLastColumn leader left leftChars leftFromText legacy
        legacyIndent legacySpace line linePitch lineRule lines name noHBand noHistory noVBand null num numId
        numPicBulletId oddHBand oddVBand offsetFrom orient percent pos relativeTo restart right rightChars rightFromText
        sep shadow space start startChars styleId sz t1 t2 tblpX tblpXSpec tblpY tblpYSpec tentative themeColor
        themeFill themeFillShade themeFillTint themeShade themeTint top topFromText type uri usb0 usb1 usb2 usb3 vAnchor
        vSpace val vert vertAnchor vertCompress w wrap x xAlign y yAlign zOrder
    ",
    strings: "compatSetting/name fldSimple/instr listEntry/val lvlText/val",
};

/// Effects of letters (MS-DOCX).
pub(super) const EFFECTS: Vocabulary = Vocabulary {
    elements: "
        alpha alphaMod alphaOff bevel bevelB bevelT camera cntxtAlts contourClr extrusionClr fillToRect glow gradFill
        gs gsLst hue hueMod hueOff ligatures lightRig lin lum lumMod lumOff miter noFill numForm numSpacing path
        props3d prstDash reflection rot round sat satMod satOff scene3d schemeClr shade shadow solidFill srgbClr
        styleSet stylisticSets textFill textOutline tint
    ",
    texts: "",
    tokens: "
        algn ang b blurRad cap cmpd contourW dir dist endA endPos extrusionH fadeDir h id kx ky l lat lim lon path pos
        prst prstMaterial r rad rev rig scaled stA stPos sx sy t val w
    ",
    strings: "",
};

/// Where drawings stand (20.4).
pub(super) const PLACES: Vocabulary = Vocabulary {
    elements: "
        align anchor cNvGraphicFramePr docPr effectExtent extent inline lineTo posOffset positionH positionV simplePos
        start wrapNone wrapPolygon wrapSquare wrapThrough wrapTight wrapTopAndBottom
    ",
    texts: "align posOffset",
    tokens: "
        allowOverlap b behindDoc cx cy distB distL distR distT edited hidden id l layoutInCell locked name r
        relativeFrom relativeHeight simplePos t wrapText x y
    ",
    strings: "",
};

/// Sizes of drawings by parts of a page (MS-DOCX).
pub(super) const SIZES: Vocabulary = Vocabulary {
    elements: "pctHeight pctPosHOffset pctPosVOffset pctWidth sizeRelH sizeRelV",
    texts: "pctHeight pctPosHOffset pctPosVOffset pctWidth",
    tokens: "relativeFrom",
    strings: "",
};

/// Shapes (MS-DOCX).
pub(super) const SHAPES: Vocabulary = Vocabulary {
    elements: "bodyPr cNvCnPr cNvPr cNvSpPr extLst linkedTxbx spPr style txbx wsp",
    texts: "",
    tokens: "
        anchor anchorCtr bIns bwMode compatLnSpc forceAA fromWordArt hidden horzOverflow id lIns name
        normalEastAsianFlow numCol rIns rot rtlCol seq spcCol spcFirstLastPara tIns txBox upright vert vertOverflow
        wrap
    ",
    strings: "",
};

/// Groups of shapes (MS-DOCX).
pub(super) const GROUPS: Vocabulary = Vocabulary {
    elements: "cNvFrPr cNvGrpSpPr cNvPr extLst graphicFrame grpSp grpSpPr wgp xfrm",
    texts: "",
    tokens: "bwMode flipH flipV hidden id name rot",
    strings: "",
};

/// Canvases (MS-DOCX).
pub(super) const CANVASES: Vocabulary =
    Vocabulary { elements: "bg extLst whole wpc", texts: "", tokens: "", strings: "" };
