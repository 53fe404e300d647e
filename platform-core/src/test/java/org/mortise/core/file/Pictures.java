package org.mortise.core.file;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures for tests. */
final class Pictures {

    private Pictures() {}

    /** The left half red, the right half blue. */
    static byte[] drawn(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    /** A JPEG whose notes say how the camera was held and where it was. */
    static byte[] withNotes(byte[] jpeg, int orientation) {
        var notes = PictureNotes.marked(Exif.of(orientation));
        var place = "GPS 29.56,106.55".getBytes(StandardCharsets.US_ASCII);
        var length = notes.length + place.length + 2;
        var bytes = ByteBuffer.allocate(jpeg.length + length + 2);
        bytes.put(jpeg, 0, 2);
        bytes.putShort((short) Jpeg.NOTES).putShort((short) length).put(notes).put(place);
        bytes.put(jpeg, 2, jpeg.length - 2);
        return bytes.array();
    }

    /** A PNG of a few bytes that claims to be {@code width} by {@code height}. */
    static byte[] claiming(int width, int height) {
        var head = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var bytes = ByteBuffer.allocate(8 + 25 + 12);
        bytes.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(bytes, "IHDR", head);
        chunk(bytes, "IEND", new byte[0]);
        return bytes.array();
    }

    static byte[] withText(byte[] png, String text) {
        var content = text.getBytes(StandardCharsets.ISO_8859_1);
        var bytes = ByteBuffer.allocate(png.length + content.length + 12);
        bytes.put(png, 0, 33);
        chunk(bytes, "tEXt", content);
        bytes.put(png, 33, png.length - 33);
        return bytes.array();
    }

    private static void chunk(ByteBuffer into, String name, byte[] content) {
        var crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        into.putInt(content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .putInt((int) crc.getValue());
    }
}
