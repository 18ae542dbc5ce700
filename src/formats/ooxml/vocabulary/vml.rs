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
        adj alignshape angle arcsize arrowok aspect bilevel blacklevel chromakey color color2 colors control1 control2
        coordorigin coordsize cropbottom cropleft cropright croptop dashstyle editas embosscolor endAngle endarrow
        endarrowlength endarrowwidth endcap eqn fillcolor filled fillok filltype fitpath fitshape focus focusposition
        focussize from gain gamma gradientshapeok grayscale id imagealignshape imageaspect imagesize inset insetpen
        insetpenok invx invy joinstyle limo linestyle map matrix method miterlimit o:allowincell o:allowoverlap
        o:borderbottomcolor o:borderleftcolor o:borderrightcolor o:bordertopcolor o:bullet o:button o:bwmode o:bwnormal
        o:bwpure o:clip o:cliptowrap o:connectangles o:connectlocs o:connectortype o:connecttype o:detectmouseclick
        o:dgmlayout o:dgmnodekind o:extrusionok o:forcedash o:hr o:hralign o:hrnoshade o:hrpct o:hrstd o:insetmode
        o:oned o:opacity2 o:preferrelative o:spt o:tablelimits o:tableproperties o:targetscreensize o:userdrawn
        o:userhidden obscured offset offset2 on opacity origin path points polar position print radiusrange recolor
        recolortarget rotate shadowok size startAngle startarrow startarrowlength startarrowwidth strokecolor stroked
        strokeok strokeweight switch textboxrect textpathok to trim type v v:ext weight wrapcoords xrange xscale yrange
    ",
    strings: "style textpath/string",
};

/// 19.2.
pub(super) const OFFICE: Vocabulary = Vocabulary {
    elements: "bottom callout column complex extrusion fill left lock right skew top",
    texts: "",
    tokens: "
        accentbar adjusthandles angle aspectratio autoformat autolayout autorotationcenter backdepth brightness color
        color2 colormode colors connectloc constrainbounds cropping dashstyle dgmbasetextscale dgmfontsize dgmscalex
        dgmscaley dgmstyle diffusity distance drop dropauto edge end endarrow endarrowlength endarrowwidth endcap
        extrusioncolor facet fill fillcolor filltype forcedash foredepth gap grouping id idref imagealignshape
        imageaspect imagesize insetpen joinstyle length lengthspecified lightface lightharsh lightharsh2 lightlevel
        lightlevel2 lightposition lightposition2 linestyle lockrotationcenter matrix metal minusx minusy miterlimit
        offset on opacity orientation orientationangle origin plane position render reverse rotation rotationangle
        rotationcenter selection shadowcolor shapetype shininess skewamt skewangle specularity start startarrow
        startarrowlength startarrowwidth stroke strokecolor style text textborder type ungrouping v:ext verticies
        viewpoint viewpointorigin weight
    ",
    strings: "",
};

/// 19.3.
pub(super) const IN_WORD: Vocabulary = Vocabulary {
    elements: "anchorlock borderbottom borderleft borderright bordertop wrap",
    texts: "",
    tokens: "anchorx anchory shadow side type width",
    strings: "",
};
