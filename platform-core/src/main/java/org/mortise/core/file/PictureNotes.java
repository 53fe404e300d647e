package org.mortise.core.file;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds the notes of a camera (EXIF) in a picture, wherever its kind keeps them. */
final class PictureNotes {

    /** Before the notes themselves in most kinds of pictures. */
    static final byte[] MARK = {'E', 'x', 'i', 'f', 0, 0};

    private static final int LONGEST_HEAD = 1 << 20;
    private static final int LONGEST_NOTES = 1 << 20;
    private static final int PNG_HEAD = 8;
    private static final int RIFF_HEAD = 12;

    private PictureNotes() {}

    /** The notes from their byte order on; empty when there are none that are understood, or the picture is broken. */
    static Optional<byte[]> of(Path picture, String type) throws IOException {
        if (Heif.is(type)) {
            return Heif.read(picture).flatMap(Heif::notes);
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(picture)))) {
            return switch (type) {
                case "image/jpeg" -> jpeg(in);
                case "image/png" -> png(in);
                case "image/webp" -> webp(in);
                default -> Optional.empty();
            };
        } catch (EOFException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> jpeg(DataInputStream in) throws IOException {
        in.readUnsignedShort();
        for (var read = 0; read < LONGEST_HEAD; ) {
            var marker = in.readUnsignedShort();
            if (marker == Jpeg.SCAN || marker >> 8 != 0xff) {
                return Optional.empty();
            }
            var segment = in.readNBytes(in.readUnsignedShort() - 2);
            if (marker == Jpeg.NOTES && isMarked(segment)) {
                return Optional.of(bare(segment));
            }
            read += segment.length + 4;
        }
        return Optional.empty();
    }

    private static Optional<byte[]> png(DataInputStream in) throws IOException {
        in.skipNBytes(PNG_HEAD);
        while (true) {
            var length = in.readInt();
            var kind = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
            if (length < 0 || kind.equals("IEND")) {
                return Optional.empty();
            }
            if (kind.equals("eXIf")) {
                return length > LONGEST_NOTES ? Optional.empty() : Optional.of(in.readNBytes(length));
            }
            in.skipNBytes(length + 4L);
        }
    }

    private static Optional<byte[]> webp(DataInputStream in) throws IOException {
        in.skipNBytes(RIFF_HEAD);
        while (true) {
            var kind = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
            var length = Integer.reverseBytes(in.readInt()) & 0xffffffffL;
            if (kind.equals("EXIF")) {
                return length > LONGEST_NOTES ? Optional.empty() : Optional.of(bare(in.readNBytes((int) length)));
            }
            in.skipNBytes(length + (length & 1));
        }
    }

    static boolean isMarked(byte[] notes) {
        return notes.length > MARK.length && Arrays.equals(notes, 0, MARK.length, MARK, 0, MARK.length);
    }

    /** Without what some kinds put before them. */
    static byte[] bare(byte[] notes) {
        return isMarked(notes) ? Arrays.copyOfRange(notes, MARK.length, notes.length) : notes;
    }

    static byte[] marked(byte[] notes) {
        return ByteBuffer.allocate(MARK.length + notes.length)
                .put(MARK)
                .put(notes)
                .array();
    }
}
