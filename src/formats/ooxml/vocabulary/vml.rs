//! VML, the drawings of older documents (ISO/IEC 29500-4, clause 19).

use super::namespace::Vocabulary;

/// 19.1.
pub(super) const VML: Vocabulary = Vocabulary {
    elements: "
        arc background curve f fill formulas group h handles image imagedata line oval path polyline rect roundrect
        shadow shape shapetype stroke textbox textpath
    ",
    texts: "",
    tokens: "
        alignshape angle arcsize arrowok aspect bilevel blacklevel cropbottom cropleft cropright croptop editas
        embosscolor endAngle endarrow endarrowlength endarrowwidth endcap filled fillok filltype fitpath fitshape
        focus gain gamma gradientshapeok grayscale id imagealignshape imageaspect imagesize insetpen insetpenok invx
        invy joinstyle linestyle method miterlimit o:allowincell o:allowoverlap o:bullet o:button o:bwmode o:bwnormal
        o:bwpure o:clip o:cliptowrap o:connectortype o:connecttype o:detectmouseclick o:dgmlayout o:dgmnodekind
        o:extrusionok o:forcedash o:hr o:hralign o:hrnoshade o:hrpct o:hrstd o:insetmode o:oned o:opacity2
        o:preferrelative o:spt o:tableproperties o:targetscreensize o:userdrawn o:userhidden obscured on opacity print
        recolor recolortarget rotate shadowok startAngle startarrow startarrowlength startarrowwidth stroked strokeok
        strokeweight switch textpathok trim type v:ext weight xscale
    ",
    strings: "
        chromakey coordorigin coordsize curve/control1 curve/control2 curve/from curve/to f/eqn fill/color fill/color2
        fill/colors fill/focusposition fill/focussize fill/origin fill/position fill/size fillcolor
        group/o:tablelimits h/map h/polar h/position h/radiusrange h/xrange h/yrange line/from line/to
        o:borderbottomcolor o:borderleftcolor o:borderrightcolor o:bordertopcolor path/limo path/o:connectangles
        path/o:connectlocs path/textboxrect path/v polyline/points shadow/color shadow/color2 shadow/matrix
        shadow/offset shadow/offset2 shadow/origin shape/adj shape/path shapetype/adj shapetype/path stroke/color
        stroke/color2 stroke/dashstyle strokecolor style textbox/inset textpath/string wrapcoords
    ",
};

/// 19.2.
pub(super) const OFFICE: Vocabulary = Vocabulary {
    elements: "bottom callout column complex extrusion fill left lock right skew top",
    texts: "",
    tokens: "
        accentbar adjusthandles angle aspectratio autoformat autolayout autorotationcenter backdepth brightness
        colormode colors connectloc constrainbounds cropping dashstyle dgmbasetextscale dgmfontsize dgmscalex
        dgmscaley dgmstyle diffusity distance drop dropauto edge end endarrow endarrowlength endarrowwidth endcap
        extrusioncolor facet fill fillcolor filltype forcedash foredepth gap grouping id idref imagealignshape
        imageaspect imagesize insetpen joinstyle length lengthspecified lightface lightharsh lightharsh2 lightlevel
        lightlevel2 lightposition lightposition2 linestyle lockrotationcenter matrix metal minusx minusy miterlimit
        offset on opacity orientation orientationangle origin plane position render reverse rotation rotationangle
        rotationcenter selection shadowcolor shapetype shininess skewamt skewangle specularity start startarrow
        startarrowlength startarrowwidth stroke strokecolor style text textborder type ungrouping v:ext verticies
        viewpoint viewpointorigin weight
    ",
    strings: "color color2",
};

/// 19.3.
pub(super) const IN_WORD: Vocabulary = Vocabulary {
    elements: "anchorlock borderbottom borderleft borderright bordertop wrap",
    texts: "",
    tokens: "anchorx anchory shadow side type width",
    strings: "",
};
