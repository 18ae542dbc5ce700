//! Charts (ISO/IEC 29500-1, 21.2 and 21.3).

use super::namespace::Vocabulary;

/// 21.2.
pub(super) const CHART: Vocabulary = Vocabulary {
    elements: "
        applyToEnd applyToFront applyToSides area3DChart areaChart auto autoTitleDeleted autoUpdate axId axPos
        backWall backward bandFmt bandFmts bar3DChart barChart barDir baseTimeUnit bubble3D bubbleChart bubbleScale
        bubbleSize builtInUnit cat catAx chart chartSpace clrMapOvr crossAx crossBetween crosses crossesAt custSplit
        custUnit dLbl dLblPos dLbls dPt dTable date1904 dateAx delete depthPercent dispBlanksAs dispEq dispRSqr
        dispUnits dispUnitsLbl doughnutChart downBars dropLines errBarType errBars errDir errValType explosion ext
        extLst externalData f firstSliceAng floor formatCode forward gapDepth gapWidth grouping h hMode hPercent
        hiLowLines holeSize idx intercept invertIfNegative lang layout layoutTarget lblAlgn lblOffset leaderLines
        legend legendEntry legendPos line3DChart lineChart logBase lvl majorGridlines majorTickMark majorTimeUnit
        majorUnit manualLayout marker max min minorGridlines minorTickMark minorTimeUnit minorUnit minus
        multiLvlStrCache multiLvlStrRef name noEndCap noMultiLvlLbl numCache numFmt numLit numRef ofPieChart ofPieType
        order orientation overlap overlay period perspective pictureFormat pictureOptions pictureStackUnit pie3DChart
        pieChart pivotFmt pivotFmts plotArea plotVisOnly plus pt ptCount rAngAx radarChart radarStyle rich rotX rotY
        roundedCorners scaling scatterChart scatterStyle secondPiePt secondPieSize separator ser serAx serLines shape
        showBubbleSize showCatName showDLblsOverMax showHorzBorder showKeys showLeaderLines showLegendKey
        showNegBubbles showOutline showPercent showSerName showVal showVertBorder sideWall size sizeRepresents smooth
        spPr splitPos splitType stockChart strCache strLit strRef style surface3DChart surfaceChart symbol thickness
        tickLblPos tickLblSkip tickMarkSkip title trendline trendlineLbl trendlineType tx txPr upBars upDownBars
        userShapes v val valAx varyColors view3D w wMode wireframe x xMode xVal y yMode yVal
    ",
    texts: "f formatCode name separator v",
    tokens: "
        accent1 accent2 accent3 accent4 accent5 accent6 bg1 bg2 bwMode conformance folHlink hlink idx sourceLinked tx1
        tx2 uri val
    ",
    strings: "numFmt/formatCode pt/formatCode",
};

/// Their styles (MS-ODRAWXML).
pub(super) const CHART_STYLE: Vocabulary = Vocabulary { elements: "style", texts: "", tokens: "val", strings: "" };

/// Drawings on charts (21.3).
pub(super) const CHART_DRAWING: Vocabulary = Vocabulary {
    elements: "
        absSizeAnchor blipFill cNvCxnSpPr cNvGraphicFramePr cNvGrpSpPr cNvPicPr cNvPr cNvSpPr cxnSp ext from
        graphicFrame grpSp grpSpPr nvCxnSpPr nvGraphicFramePr nvGrpSpPr nvPicPr nvSpPr pic relSizeAnchor sp spPr style
        to txBody x xfrm y
    ",
    texts: "x y",
    tokens: "
        bwMode cx cy dpi fLocksText fPublished flipH flipV hidden id name preferRelativeResize rot rotWithShape txBox
    ",
    strings: "",
};
