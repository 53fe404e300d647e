package org.mortise.core.file;

/** Markers of JPEG files. */
final class Jpeg {

    static final int SCAN = 0xffda;
    /** EXIF and XMP. */
    static final int NOTES = 0xffe1;
    /** IPTC. */
    static final int PRESS = 0xffed;

    static final int COMMENT = 0xfffe;

    private Jpeg() {}
}
