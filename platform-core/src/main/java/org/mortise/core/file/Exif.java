package org.mortise.core.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The few things that are read of and written into the notes of a camera (EXIF). */
final class Exif {

    static final int UPRIGHT = 1;
    private static final int ORIENTATION = 0x0112;
    private static final int FIRST_ENTRY = 2;
    private static final int ENTRY = 12;
    private static final int VALUE = 8;
    private static final int TIFF = 42;

    private Exif() {}

    /** Whether width and height change places when the picture is turned upright. */
    static boolean liesOnItsSide(int orientation) {
        return orientation >= 5;
    }

    /** How the camera was held, 1 to 8; upright when the notes do not say or cannot be read. */
    static int orientation(byte[] tiff) {
        try {
            var notes = ByteBuffer.wrap(tiff);
            notes.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            if (notes.getShort(2) != TIFF) {
                return UPRIGHT;
            }
            var directory = notes.getInt(4);
            var entries = notes.getShort(directory) & 0xffff;
            for (var index = 0; index < entries; index++) {
                var at = directory + FIRST_ENTRY + index * ENTRY;
                if ((notes.getShort(at) & 0xffff) == ORIENTATION) {
                    var value = notes.getShort(at + VALUE);
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException broken) {
            return UPRIGHT;
        }
    }

    /** Notes that say how the camera was held and nothing else. */
    static byte[] of(int orientation) {
        var notes = ByteBuffer.allocate(26).order(ByteOrder.BIG_ENDIAN);
        notes.put((byte) 'M').put((byte) 'M').putShort((short) TIFF).putInt(VALUE);
        notes.putShort((short) 1);
        notes.putShort((short) ORIENTATION).putShort((short) 3).putInt(1);
        notes.putShort((short) orientation).putShort((short) 0);
        notes.putInt(0);
        return notes.array();
    }
}
