//! PresentationML (ISO/IEC 29500-1, clause 19) and its newer transitions (MS-PPTX).

use super::namespace::Vocabulary;

/// Clause 19.
pub(super) const SLIDE: Vocabulary = Vocabulary {
    elements: "
        anim animClr animEffect animMotion animRot animScale attrName attrNameLst audio bg bgPr bgRef bldAsOne bldDgm
        bldGraphic bldLst bldOleChart bldP bldSub blinds blipFill bodyStyle boolVal by cBhvr cMediaNode cNvCxnSpPr
        cNvGraphicFramePr cNvGrpSpPr cNvPicPr cNvPr cNvSpPr cSld cTn charRg checker childTnLst circle clrMap clrMapOvr
        clrVal cmd comb cond cover cut cxnSp defaultTextStyle diamond dissolve embed endCondLst endSnd endSync excl
        ext extLst fade fltVal from graphicEl graphicFrame grpSp grpSpPr handoutMaster handoutMasterId
        handoutMasterIdLst hf hsl intVal iterate kinsoku newsflash nextCondLst notesMasterId notesMasterIdLst notesSz
        nvCxnSpPr nvGraphicFramePr nvGrpSpPr nvPicPr nvPr nvSpPr oleChartEl oleObj otherStyle pRg par ph pic plus
        presentation prevCondLst progress pull push rCtr random randomBar rgb rtn seq set sld sldId sldIdLst sldLayout
        sldLayoutId sldLayoutIdLst sldMaster sldMasterId sldMasterIdLst sldSz sldTgt snd sndAc sndTgt sp spPr spTgt
        spTree split stCondLst stSnd strVal strips style subSp subTnLst tav tavLst tgtEl timing titleStyle tmAbs tmPct
        tmpl tmplLst tn tnLst to transition txBody txEl txStyles val video wedge wheel wipe xfrm zoom
    ",
    texts: "attrName",
    tokens: "
        accel accent1 accent2 accent3 accent4 accent5 accent6 accumulate additive advAuto advClick advTm afterEffect
        animBg autoRev autoUpdateAnimBg b backwards bg1 bg2 bld bldLvl build builtIn bwMode by calcmode clrSpc cmd
        concurrent conformance cx cy decel delay dir display dpi dt dur end evt evtFilter fill filter firstSlideNum
        flipH flipV fmla folHlink followColorScheme from ftr fullScrn g grpId h hasCustomPrompt hdr hidden hlink id idx
        imgH imgW isNarration l lang loop lvl masterRel mod mute name nextAc nodePh nodeType numSld orient origin
        override p14:bounceEnd p14:dur p14:presetBounceEnd path pathEditMode prLst preferRelativeResize preserve
        presetClass presetID presetSubtype prevAc progId ptsTypes r rAng rctx repeatCount repeatDur restart rev rot
        rotWithShape rtl s shadeToTitle show showAsIcon showMasterPhAnim showMasterSp showSpecialPlsOnTitleSld
        showWhenStopped sldNum spd spid spokes st strVal strictFirstAndLastChars syncBehavior sz thruBlk tm tmFilter to
        transition tx1 tx2 txBox type uiExpand updateAutomatic uri useBgFill val valueType vol x xfrmType y zoomContents
    ",
    strings: "",
};

/// Transitions (MS-PPTX).
pub(super) const TRANSITIONS: Vocabulary = Vocabulary {
    elements: "
        conveyor doors ferris flash flip flythrough gallery glitter honeycomb pan prism reveal ripple shred switch
        vortex warp wheelReverse window
    ",
    texts: "",
    tokens: "dir dur hasBounce invX invY isContent isInverted pattern spokes thruBlk",
    strings: "",
};
