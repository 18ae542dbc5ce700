//! The elements and attributes that draw (SVG 1.1, appendices K and N; SVG 2, appendix J).

/// Elements that draw, or say how.
pub const ELEMENTS: &[&str] = &[
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
    "textPath", "image", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "filter",
    "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
    "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
    "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
    "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "style", "switch", "animate", "animateMotion",
    "animateTransform", "mpath", "set", "view",
];

/// Attributes that draw, or say how.
pub const ATTRIBUTES: &[&str] = &[
    "id", "class", "style", "transform", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "dx",
    "dy", "d", "points", "pathLength", "width", "height", "viewBox", "preserveAspectRatio", "version", "href", "rotate",
    "lengthAdjust", "textLength", "startOffset", "method", "spacing", "side", "gradientUnits", "gradientTransform",
    "spreadMethod", "offset", "patternUnits", "patternContentUnits", "patternTransform", "clipPathUnits", "maskUnits",
    "maskContentUnits", "markerUnits", "markerWidth", "markerHeight", "refX", "refY", "orient", "filterUnits",
    "primitiveUnits", "in", "in2", "result", "mode", "type", "values", "tableValues", "slope", "intercept", "amplitude",
    "exponent", "operator", "k1", "k2", "k3", "k4", "order", "kernelMatrix", "divisor", "bias", "targetX", "targetY",
    "edgeMode", "kernelUnitLength", "preserveAlpha", "surfaceScale", "diffuseConstant", "scale", "xChannelSelector",
    "yChannelSelector", "azimuth", "elevation", "stdDeviation", "radius", "specularConstant", "specularExponent",
    "pointsAtX", "pointsAtY", "pointsAtZ", "z", "limitingConeAngle", "baseFrequency", "numOctaves", "seed", "stitchTiles",
    "attributeName", "attributeType", "begin", "dur", "end", "min", "max", "restart", "repeatCount", "repeatDur",
    "calcMode", "keyTimes", "keySplines", "keyPoints", "from", "to", "by", "additive", "accumulate", "path", "origin",
    "requiredFeatures", "systemLanguage", "media", "zoomAndPan", "fill", "fill-opacity", "fill-rule", "stroke",
    "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
    "stroke-dashoffset", "opacity", "color", "color-interpolation", "color-interpolation-filters", "color-rendering",
    "display", "visibility", "overflow", "clip", "clip-path", "clip-rule", "mask", "mask-type", "filter", "flood-color",
    "flood-opacity", "lighting-color", "stop-color", "stop-opacity", "marker-start", "marker-mid", "marker-end",
    "paint-order", "vector-effect", "shape-rendering", "text-rendering", "image-rendering", "isolation",
    "mix-blend-mode", "enable-background", "font", "font-family", "font-size", "font-size-adjust", "font-stretch",
    "font-style", "font-variant", "font-weight", "text-anchor", "text-decoration", "letter-spacing", "word-spacing",
    "dominant-baseline", "alignment-baseline", "baseline-shift", "direction", "unicode-bidi", "writing-mode",
    "glyph-orientation-vertical", "glyph-orientation-horizontal", "kerning", "white-space", "transform-origin",
];
