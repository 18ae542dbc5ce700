//! Diagrams (ISO/IEC 29500-1, 21.4). Names, descriptions and samples of layouts are not among them.

use super::namespace::Vocabulary;

/// 21.4.
pub(super) const DIAGRAM: Vocabulary = Vocabulary {
    elements: "
        adj adjLst alg animLvl animOne bg bulletEnabled chMax chPref choose colorsDef constr constrLst cxn cxnLst
        dataModel dir effectClrLst else extLst fillClrLst forEach hierBranch if layoutDef layoutNode linClrLst
        orgChart param prSet presLayoutVars presOf pt ptLst relIds resizeHandles rule ruleLst scene3d shape sp3d spPr
        style styleDef styleLbl t txEffectClrLst txFillClrLst txLinClrLst txPr varLst whole
    ",
    texts: "",
    tokens: "
        arg axis blipPhldr bwMode chOrder cnt coherent3DOff contourW csCatId csTypeId custAng custFlipHor custFlipVert
        custLinFactNeighborX custLinFactNeighborY custLinFactX custLinFactY custRadScaleInc custRadScaleRad custScaleX
        custScaleY custSzX custSzY custT cxnId destId destOrd extrusionH fact for forName func hideGeom hideLastTrans
        hueDir idx lkTxEntry loCatId loTypeId max meth minVer modelId moveWith name op parTransId phldr presAssocID
        presId presName presStyleCnt presStyleIdx presStyleLbl pri prstMaterial ptType qsCatId qsTypeId ref refFor
        refForName refPtType refType rev rot sibTransId srcId srcOrd st step styleLbl type uniqueId useDef val z
        zOrderOff
    ",
    strings: "",
};

/// Diagrams as they were drawn (MS-ODRAWXML).
pub(super) const DRAWN: Vocabulary = Vocabulary {
    elements: "
        cNvGrpSpPr cNvPr cNvSpPr dataModelExt drawing extLst grpSp grpSpPr nvGrpSpPr nvSpPr sp spPr spTree style
        txBody txXfrm
    ",
    texts: "",
    tokens: "bwMode flipH flipV hidden id minVer modelId name relId rot txBox useBgFill",
    strings: "",
};
