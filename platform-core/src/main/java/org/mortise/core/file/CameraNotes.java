package org.mortise.core.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/** Takes out of pictures what they tell of where, when and with what they were taken; how they are turned stays. */
final class CameraNotes {

    private static final Set<String> PNG_NOTES = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");
    private static final Set<String> WEBP_NOTES = Set.of("EXIF", "XMP ");
    private static final int PNG_HEAD = 8;
    private static final int CHECKSUM = 4;
    private static final int WEBP_EXIF_AND_XMP = 0x0c;

    private CameraNotes() {}

    static boolean areUnderstood(String type) {
        return type.equals("image/jpeg") || type.equals("image/png") || type.equals("image/webp") || Heif.is(type);
    }

    /** Writes {@code picture} to {@code into} without its notes. */
    static void remove(Path picture, String type, int orientation, Path into) throws IOException {
        if (Heif.is(type)) {
            heif(picture, into);
            return;
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(picture)));
                var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(into)))) {
            switch (type) {
                case "image/jpeg" -> jpeg(in, out, orientation);
                case "image/png" -> png(in, out);
                default -> webp(in, out);
            }
        }
        if (type.equals("image/webp")) {
            sayLength(into);
        }
    }

    private static void jpeg(DataInputStream in, DataOutputStream out, int orientation) throws IOException {
        out.writeShort(in.readUnsignedShort());
        if (orientation != Exif.UPRIGHT) {
            var segment = PictureNotes.marked(Exif.of(orientation));
            out.writeShort(Jpeg.NOTES);
            out.writeShort(segment.length + 2);
            out.write(segment);
        }
        while (true) {
            var marker = in.readUnsignedShort();
            if (marker >> 8 != 0xff) {
                throw new IOException("not a picture");
            }
            if (marker == Jpeg.SCAN) {
                out.writeShort(marker);
                in.transferTo(out);
                return;
            }
            var length = in.readUnsignedShort();
            if (length < 2) {
                throw new IOException("not a picture");
            }
            var segment = in.readNBytes(length - 2);
            if (marker != Jpeg.NOTES && marker != Jpeg.PRESS && marker != Jpeg.COMMENT) {
                out.writeShort(marker);
                out.writeShort(length);
                out.write(segment);
            }
        }
    }

    private static void png(DataInputStream in, DataOutputStream out) throws IOException {
        out.write(in.readNBytes(PNG_HEAD));
        while (true) {
            var length = in.readInt();
            var name = in.readNBytes(4);
            if (length < 0 || name.length < 4) {
                throw new IOException("not a picture");
            }
            var kind = new String(name, StandardCharsets.US_ASCII);
            if (PNG_NOTES.contains(kind)) {
                in.skipNBytes((long) length + CHECKSUM);
                continue;
            }
            out.writeInt(length);
            out.write(name);
            pass(in, out, (long) length + CHECKSUM);
            if (kind.equals("IEND")) {
                return;
            }
        }
    }

    private static void webp(DataInputStream in, DataOutputStream out) throws IOException {
        out.write(in.readNBytes(12));
        while (true) {
            var head = in.readNBytes(8);
            if (head.length < 8) {
                return;
            }
            var length =
                    Integer.reverseBytes(java.nio.ByteBuffer.wrap(head, 4, 4).getInt()) & 0xffffffffL;
            var padded = length + (length & 1);
            var kind = new String(head, 0, 4, StandardCharsets.US_ASCII);
            if (WEBP_NOTES.contains(kind)) {
                in.skipNBytes(padded);
                continue;
            }
            out.write(head);
            if (kind.equals("VP8X")) {
                out.writeByte(in.readUnsignedByte() & ~WEBP_EXIF_AND_XMP);
                padded--;
            }
            pass(in, out, padded);
        }
    }

    /** Nothing is taken out, for everything else would have to move: it is written over. */
    private static void heif(Path picture, Path into) throws IOException {
        Files.copy(picture, into, StandardCopyOption.REPLACE_EXISTING);
        var head = Heif.read(picture);
        if (head.isPresent()) {
            head.get().blank(into);
        }
    }

    private static void sayLength(Path webp) throws IOException {
        try (var file = new java.io.RandomAccessFile(webp.toFile(), "rw")) {
            file.seek(4);
            file.writeInt(Integer.reverseBytes((int) (file.length() - 8)));
        }
    }

    private static void pass(DataInputStream in, DataOutputStream out, long count) throws IOException {
        var buffer = new byte[8192];
        for (var left = count; left > 0; ) {
            var read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("not a picture");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
