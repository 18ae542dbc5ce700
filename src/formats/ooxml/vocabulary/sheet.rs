//! SpreadsheetML (ISO/IEC 29500-1, clause 18), its extensions that draw (MS-XLSX), and its drawings (20.5).

use super::namespace::Vocabulary;

/// Clause 18. Headers and footers are what is printed.
pub(super) const SHEET: Vocabulary = Vocabulary {
    elements: "
        alignment autoFilter b bgColor bookViews border borders bottom brk c calcPr calculatedColumnFormula cellStyle
        cellStyleXfs cellStyles cellXfs cfRule cfvo charset chartsheet col colBreaks color colorFilter colorScale colors
        cols condense conditionalFormatting customFilter customFilters dataBar dataValidation dataValidations
        dateGroupItem definedName definedNames diagonal dimension drawing dxf dxfs dynamicFilter end evenFooter
        evenHeader ext extLst extend f family fgColor fill fills filter filterColumn filters firstFooter firstHeader
        font fonts formula formula1 formula2 gradientFill headerFooter horizontal hyperlink hyperlinks i iconFilter
        iconSet ignoredError ignoredErrors indexedColors is left mergeCell mergeCells name numFmt numFmts oddFooter
        oddHeader outline outlinePr pageMargins pageSetUpPr pageSetup pane patternFill phoneticPr printOptions
        protection r rFont rPh rPr rgbColor right row rowBreaks scheme shadow sheet sheetCalcPr sheetData sheetFormatPr
        sheetPr sheetView sheetViews sheets si sortCondition sortState sst start stop strike styleSheet sz t tabColor
        table tableColumn tableColumns tablePart tableParts tableStyle tableStyleElement tableStyleInfo tableStyles top
        top10 totalsRowFormula u v vertAlign vertical workbook workbookPr workbookView worksheet xf
    ",
    texts: "
        calculatedColumnFormula definedName evenFooter evenHeader f firstFooter firstHeader formula formula1 formula2
        oddFooter oddHeader t totalsRowFormula v
    ",
    tokens: "
        aboveAverage aca activeCell activeCellId activePane activeTab alignWithMargins alignment allowBlank and
        applyAlignment applyBorder applyFill applyFont applyNumberFormat applyProtection applyStyles array auto
        autoFilterDateGrouping autoPageBreaks baseColWidth bestFit blackAndWhite blank borderId bottom builtinId bx ca
        calcMode calculatedColumn calendarType caseSensitive cellColor cellComments colId collapsed colorId columnSort
        conformance count customBuiltin customFormat customHeight customWidth dataDxfId date1904 dateTimeGrouping day
        defaultColWidth defaultGridColor defaultPivotStyle defaultRowHeight defaultTableStyle degree del1 del2
        descending diagonalDown diagonalUp differentFirst differentOddEven disablePrompts displayName draft dt2D dtr
        dxfId eb emptyCellReference enableFormatConditionsCalculation equalAverage errorStyle errors evalError fillId
        filterMode filterVal firstPageNumber firstSheet fitToHeight fitToPage fitToWidth fontId footer forceFullCalc
        formula formulaRange fullCalcOnLoad fullPrecision function gridLines gridLinesSet gte header
        headerRowBorderDxfId headerRowCount headerRowDxfId headings hidden hiddenButton horizontal horizontalCentered
        hour ht iLevel iconId iconSet id imeMode indent indexed insertRow insertRowShift iterate iterateCount
        iterateDelta justifyLastLine left listDataValidation localSheetId locked man manualBreakCount max maxLength
        maxVal min minLength minimized minute month name numFmtId numberStoredAsText operator orientation outline
        outlineLevel outlineLevelCol outlineLevelRow pageOrder pane paperSize patternType percent ph phonetic pivot
        pivotButton position priority pt quotePrefix r r1 r2 rank readingOrder ref refMode relativeIndent reverse rgb
        right rightToLeft s sb scale scaleWithDoc second sheetId showBorderUnselectedTables showButton showColumnStripes
        showDropDown showErrorMessage showFirstColumn showFormulas showGridLines showHorizontalScroll showInkAnnotation
        showInputMessage showLastColumn showObjects showOutlineSymbols showRowColHeaders showRowStripes showRuler
        showSheetTabs showValue showVerticalScroll showWhiteSpace showZeros shrinkToFit si size sortBy sortMethod spans
        sqref state stdDev stopIfTrue style summaryBelow summaryRight syncHorizontal syncVertical t tabSelected table
        tableBorderDxfId textRotation theme thickBot thickBottom thickTop timePeriod tint top topLeftCell
        totalsRowBorderDxfId totalsRowCount totalsRowDxfId totalsRowFunction totalsRowShown transitionEntry
        transitionEvaluation twoDigitTextYear type uniqueCount unlockedFormula uri useFirstPageNumber val vertical
        verticalCentered view visibility width windowProtection workbookParameter workbookViewId wrapText xSplit xfId
        ySplit year zeroHeight zoomToFit
    ",
    strings: "
        cfRule/text dataValidation/error dataValidation/errorTitle dataValidation/prompt dataValidation/promptTitle
        definedName/name hyperlink/location numFmt/formatCode sheet/name tableColumn/name tableColumn/totalsRowLabel
    ",
};

/// Rules for cells and sparklines (MS-XLSX).
pub(super) const RULES: Vocabulary = Vocabulary {
    elements: "
        axisColor borderColor cfIcon cfRule cfvo color colorAxis colorFirst colorHigh colorLast colorLow colorMarkers
        colorNegative colorScale colorSeries conditionalFormatting conditionalFormattings dataBar dataValidation
        dataValidations dxf fillColor formula1 formula2 iconSet negativeBorderColor negativeFillColor sparkline
        sparklineGroup sparklineGroups sparklines
    ",
    texts: "",
    tokens: "
        aboveAverage activePresent allowBlank auto axisPosition border bottom count custom dateAxis direction
        disablePrompts displayEmptyCellsAs displayHidden displayXAxis dxfId equalAverage errorStyle first gradient gte
        high iconId iconSet id imeMode indexed last lineWeight low manualMax manualMin markers maxAxisType maxLength
        minAxisType minLength negative negativeBarBorderColorSameAsPositive negativeBarColorSameAsPositive operator
        percent pivot priority rank reverse rgb rightToLeft showDropDown showErrorMessage showInputMessage showValue
        stdDev stopIfTrue theme timePeriod tint type
    ",
    strings: "
        cfRule/text dataValidation/error dataValidation/errorTitle dataValidation/prompt dataValidation/promptTitle
    ",
};

/// Formulas and ranges of extensions (MS-XLSX).
pub(super) const FORMULAS: Vocabulary = Vocabulary { elements: "f sqref", texts: "f sqref", tokens: "", strings: "" };

/// Drawings on sheets (20.5).
pub(super) const DRAWINGS: Vocabulary = Vocabulary {
    elements: "
        absoluteAnchor blipFill cNvCxnSpPr cNvGraphicFramePr cNvGrpSpPr cNvPicPr cNvPr cNvSpPr clientData col colOff
        cxnSp ext from graphicFrame grpSp grpSpPr nvCxnSpPr nvGraphicFramePr nvGrpSpPr nvPicPr nvSpPr oneCellAnchor
        pic pos row rowOff sp spPr style to twoCellAnchor txBody wsDr xfrm
    ",
    texts: "col colOff row rowOff",
    tokens: "
        bwMode cx cy dpi editAs fLocksText fLocksWithSheet fPrintsWithSheet fPublished flipH flipV hidden id name
        preferRelativeResize rot rotWithShape txBox x y
    ",
    strings: "",
};
