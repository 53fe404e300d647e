package org.mortise.core.file;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * What the head of a picture says, read without decoding any of it.
 *
 * @param stored width and height before it is turned
 * @param orientation as {@link Exif} has it
 */
record Picture(PictureSize stored, int orientation) {

    private static final String WEBP = "image/webp";
    private static final Set<String> DECODED = Set.of("image/png", "image/jpeg", "image/gif", "image/bmp", WEBP);

    /** Whether it can be drawn smaller here. */
    static boolean isDecoded(String type) {
        return DECODED.contains(type);
    }

    /** What decodes pictures of a type; empty when nothing does. Readers of the platform are found by what the file says. */
    static Optional<ImageReader> reader(String type, ImageInputStream stream) {
        if (type.equals(WEBP)) {
            return Optional.of(new WebPImageReaderSpi().createReaderInstance(null));
        }
        var readers = ImageIO.getImageReaders(stream);
        return readers.hasNext() ? Optional.of(readers.next()) : Optional.empty();
    }

    /** Whether memory for all of it is taken before any of it is left out. */
    static boolean isReadWhole(String type) {
        return type.equals(WEBP);
    }

    PictureSize size() {
        return Exif.liesOnItsSide(orientation) ? new PictureSize(stored.height(), stored.width()) : stored;
    }

    /** @return empty for what is no picture that is understood here; broken ones fail */
    static Optional<Picture> read(Path file, String type) throws IOException {
        if (Heif.is(type)) {
            return Heif.read(file).map(head -> new Picture(head.size(), Exif.UPRIGHT));
        }
        if (!isDecoded(type)) {
            return Optional.empty();
        }
        try (var stream = new FileImageInputStream(file.toFile())) {
            return Optional.of(new Picture(
                    size(stream, type), type.equals("image/jpeg") ? orientation(file, type) : Exif.UPRIGHT));
        }
    }

    /** @param type one that is decoded here */
    static PictureSize size(ImageInputStream stream, String type) throws IOException {
        if (type.equals(WEBP)) {
            return webp(stream);
        }
        try {
            var reader = reader(type, stream).orElseThrow(() -> new IOException("not a picture"));
            try {
                reader.setInput(stream, true, true);
                return new PictureSize(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException broken) {
            // Readers of the platform stumble over broken pictures in many ways.
            throw new IOException("not a picture", broken);
        }
    }

    private static int orientation(Path file, String type) throws IOException {
        return PictureNotes.of(file, type).map(Exif::orientation).orElse(Exif.UPRIGHT);
    }

    /** The three kinds of WebP say their size each in a way of its own. */
    private static PictureSize webp(ImageInputStream in) throws IOException {
        var head = new byte[30];
        try {
            in.readFully(head);
        } catch (EOFException cutOff) {
            throw new IOException("not a picture", cutOff);
        }
        var kind = new String(head, 12, 4, StandardCharsets.US_ASCII);
        return switch (kind) {
            case "VP8X" -> new PictureSize(1 + little(head, 24, 3), 1 + little(head, 27, 3));
            case "VP8L" -> {
                var bits = little(head, 21, 4);
                yield new PictureSize(1 + (bits & 0x3fff), 1 + (bits >>> 14 & 0x3fff));
            }
            case "VP8 " -> new PictureSize(little(head, 26, 2) & 0x3fff, little(head, 28, 2) & 0x3fff);
            default -> throw new IOException("not a picture");
        };
    }

    private static int little(byte[] bytes, int at, int count) {
        var number = 0;
        for (var index = count - 1; index >= 0; index--) {
            number = number << 8 | bytes[at + index] & 0xff;
        }
        return number;
    }
}
