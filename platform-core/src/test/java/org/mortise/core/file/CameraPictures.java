package org.mortise.core.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Pictures with notes as cameras write them, for tests. */
final class CameraPictures {

    private CameraPictures() {}

    /**
     * Notes as a camera writes them.
     *
     * @param taken {@code 2026:03:05 10:00:00}
     * @param offset {@code +08:00}; empty when the camera does not say
     * @param seconds of longitude and latitude, both of 120 and 30 degrees
     */
    static byte[] notes(ByteOrder order, String taken, String offset, int seconds) {
        var notes = ByteBuffer.allocate(210).order(order);
        notes.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        notes.putShort((short) 42).putInt(8);
        notes.putShort((short) 3);
        entry(notes, 0x0112, 3, 1, 1 << (order == ByteOrder.LITTLE_ENDIAN ? 0 : 16));
        entry(notes, 0x8769, 4, 1, 50);
        entry(notes, 0x8825, 4, 1, 80);
        notes.putInt(0);
        notes.putShort((short) 2);
        entry(notes, 0x9003, 2, 20, 134);
        entry(notes, offset.isEmpty() ? 0x9999 : 0x9011, 2, 7, 154);
        notes.putInt(0);
        notes.putShort((short) 4);
        text(notes, 1, "N");
        entry(notes, 2, 5, 3, 162);
        text(notes, 3, "E");
        entry(notes, 4, 5, 3, 186);
        notes.putInt(0);
        notes.put(134, taken.getBytes(StandardCharsets.US_ASCII));
        notes.put(154, offset.getBytes(StandardCharsets.US_ASCII));
        degrees(notes.position(162), 30, seconds);
        degrees(notes.position(186), 120, seconds);
        return notes.array();
    }

    private static void entry(ByteBuffer notes, int about, int type, int count, int value) {
        notes.putShort((short) about).putShort((short) type).putInt(count).putInt(value);
    }

    private static void text(ByteBuffer notes, int about, String letter) {
        notes.putShort((short) about).putShort((short) 2).putInt(2);
        notes.put((byte) letter.charAt(0)).put(new byte[3]);
    }

    private static void degrees(ByteBuffer notes, int degrees, int seconds) {
        notes.putInt(degrees).putInt(1).putInt(0).putInt(1).putInt(seconds).putInt(1);
    }

    static byte[] jpeg(byte[] notes) {
        var drawn = Pictures.drawn("jpeg", 40, 20);
        var marked = PictureNotes.marked(notes);
        return ByteBuffer.allocate(drawn.length + marked.length + 4)
                .put(drawn, 0, 2)
                .putShort((short) Jpeg.NOTES)
                .putShort((short) (marked.length + 2))
                .put(marked)
                .put(drawn, 2, drawn.length - 2)
                .array();
    }

    static byte[] png(byte[] notes) {
        var drawn = Pictures.drawn("png", 40, 20);
        var crc = new CRC32();
        crc.update("eXIf".getBytes(StandardCharsets.US_ASCII));
        crc.update(notes);
        return ByteBuffer.allocate(drawn.length + notes.length + 12)
                .put(drawn, 0, 33)
                .putInt(notes.length)
                .put("eXIf".getBytes(StandardCharsets.US_ASCII))
                .put(notes)
                .putInt((int) crc.getValue())
                .put(drawn, 33, drawn.length - 33)
                .array();
    }

    /** The boxes that a HEIC picture of 4000 by 3000 has that was held upright, with nothing to draw. */
    static byte[] heic(byte[] notes, String description) {
        var written = description.getBytes(StandardCharsets.UTF_8);
        var exif = ByteBuffer.allocate(4 + 6 + notes.length)
                .putInt(6)
                .put(PictureNotes.MARK)
                .put(notes)
                .array();
        var kind = box("ftyp", "heic\0\0\0\0mif1heic".getBytes(StandardCharsets.US_ASCII));
        var length = kind.length + meta(0, exif.length, written.length).length;
        return together(kind, meta(length + 8, exif.length, written.length), box("mdat", together(exif, written)));
    }

    private static byte[] meta(int at, int exif, int description) {
        var kinds = together(
                new byte[] {0, 0, 0, 0, 0, 2},
                box("infe", together(new byte[] {2, 0, 0, 0, 0, 1, 0, 0}, "Exif".getBytes(StandardCharsets.US_ASCII))),
                box("infe", together(new byte[] {2, 0, 0, 0, 0, 2, 0, 0}, "mime".getBytes(StandardCharsets.US_ASCII))));
        var places =
                ByteBuffer.allocate(8 + 28).putInt(0).putShort((short) 0x4400).putShort((short) 2);
        place(places, 1, at, exif);
        place(places, 2, at + exif, description);
        var sizes = together(
                box(
                        "ispe",
                        ByteBuffer.allocate(12)
                                .putInt(0)
                                .putInt(512)
                                .putInt(512)
                                .array()),
                box(
                        "ispe",
                        ByteBuffer.allocate(12)
                                .putInt(0)
                                .putInt(4000)
                                .putInt(3000)
                                .array()),
                box("irot", new byte[] {1}));
        return box(
                "meta",
                together(
                        new byte[4], box("iinf", kinds), box("iloc", places.array()), box("iprp", box("ipco", sizes))));
    }

    private static void place(ByteBuffer places, int item, int at, int length) {
        places.putShort((short) item)
                .putShort((short) 0)
                .putShort((short) 1)
                .putInt(at)
                .putInt(length);
    }

    private static byte[] box(String name, byte[] inside) {
        return ByteBuffer.allocate(8 + inside.length)
                .putInt(8 + inside.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(inside)
                .array();
    }

    private static byte[] together(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
