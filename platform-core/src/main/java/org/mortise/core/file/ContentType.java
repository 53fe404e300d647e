package org.mortise.core.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes; its name does not matter. */
final class ContentType {

    private static final int LOOKED_AT = 64 * 1024;

    /** @param bytes as Latin-1 text, in which {@code ?} stands for any byte */
    private record Magic(int at, String bytes, String type) {

        /** So short that a text may begin with it. */
        boolean isWord() {
            return bytes.length() <= 3 && !type.startsWith("text/");
        }

        boolean matches(String head) {
            if (head.length() < at + bytes.length()) {
                return false;
            }
            for (var index = 0; index < bytes.length(); index++) {
                if (bytes.charAt(index) != '?' && bytes.charAt(index) != head.charAt(at + index)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Magic> MAGIC = List.of(
            new Magic(0, "%PDF-", "application/pdf"),
            new Magic(0, "\u0089PNG\r\n\u001a\n", "image/png"),
            new Magic(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
            new Magic(0, "GIF87a", "image/gif"),
            new Magic(0, "GIF89a", "image/gif"),
            new Magic(0, "RIFF????WEBP", "image/webp"),
            new Magic(0, "RIFF????WAVE", "audio/wav"),
            new Magic(0, "RIFF????AVI ", "video/x-msvideo"),
            new Magic(0, "II*\0", "image/tiff"),
            new Magic(0, "MM\0*", "image/tiff"),
            new Magic(0, "8BPS", "image/vnd.adobe.photoshop"),
            new Magic(0, "\0\0\u0001\0", "image/x-icon"),
            new Magic(0, "AC10", "image/vnd.dwg"),
            new Magic(4, "ftyphei", "image/heic"),
            new Magic(4, "ftyphev", "image/heic"),
            new Magic(4, "ftypmif1", "image/heic"),
            new Magic(4, "ftypmsf1", "image/heic"),
            new Magic(4, "ftypavif", "image/avif"),
            new Magic(4, "ftypqt", "video/quicktime"),
            new Magic(4, "ftypM4A", "audio/mp4"),
            new Magic(4, "ftyp", "video/mp4"),
            new Magic(0, "\u001aE\u00df\u00a3", "video/x-matroska"),
            new Magic(0, "OggS", "audio/ogg"),
            new Magic(0, "fLaC", "audio/flac"),
            new Magic(0, "#!AMR", "audio/amr"),
            new Magic(0, "ID3", "audio/mpeg"),
            new Magic(0, "\u00ff\u00fb", "audio/mpeg"),
            new Magic(0, "\u00ff\u00f3", "audio/mpeg"),
            new Magic(0, "\u00ff\u00f2", "audio/mpeg"),
            new Magic(0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "application/x-ole"),
            new Magic(0, "7z\u00bc\u00af\u0027\u001c", "application/x-7z-compressed"),
            new Magic(0, "Rar!\u001a\u0007", "application/vnd.rar"),
            new Magic(0, "\u001f\u008b", "application/gzip"),
            new Magic(257, "ustar", "application/x-tar"),
            new Magic(0, "{\\rtf", "application/rtf"),
            new Magic(0, "MZ", "application/x-executable"),
            new Magic(0, "\u007fELF", "application/x-executable"),
            new Magic(0, "\u00ca\u00fe\u00ba\u00be", "application/x-executable"),
            new Magic(0, "\u00cf\u00fa\u00ed\u00fe", "application/x-executable"),
            new Magic(0, "\u00ce\u00fa\u00ed\u00fe", "application/x-executable"),
            new Magic(0, "L\0\0\0\u0001\u0014\u0002\0", "application/x-executable"),
            new Magic(0, "#!", "text/x-script"),
            new Magic(0, "BM", "image/bmp"));

    /** What a ZIP is, by a name that only such a one has in it. */
    private static final List<Magic> ARCHIVES = List.of(
            new Magic(0, "word/document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            new Magic(0, "xl/workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            new Magic(
                    0, "ppt/presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            new Magic(0, "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
            new Magic(
                    0,
                    "application/vnd.oasis.opendocument.spreadsheet",
                    "application/vnd.oasis.opendocument.spreadsheet"),
            new Magic(
                    0,
                    "application/vnd.oasis.opendocument.presentation",
                    "application/vnd.oasis.opendocument.presentation"),
            new Magic(0, "application/epub+zip", "application/epub+zip"),
            new Magic(0, "META-INF/MANIFEST.MF", "application/java-archive"));

    private ContentType() {}

    static String of(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            var head = read(bytes, 0);
            if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
                return archive(head + read(bytes, Math.max(0, bytes.length() - LOOKED_AT)));
            }
            return of(head);
        }
    }

    /** @param head the first bytes as Latin-1 text, of anything but an archive */
    static String of(String head) {
        var text = text(head);
        for (var magic : MAGIC) {
            if (magic.matches(head) && (text == null || !magic.isWord())) {
                return magic.type();
            }
        }
        return text == null ? MediaTypes.UNKNOWN : text;
    }

    private static String archive(String names) {
        return ARCHIVES.stream()
                .filter(magic -> names.contains(magic.bytes()))
                .map(Magic::type)
                .findFirst()
                .orElse("application/zip");
    }

    private static @Nullable String text(String head) {
        var wide = head.startsWith("\u00ff\u00fe") || head.startsWith("\u00fe\u00ff");
        if (!wide && head.chars().anyMatch(one -> one < ' ' && "\t\n\r\f\u001b".indexOf(one) < 0)) {
            return null;
        }
        var start = head.replace("\u00ef\u00bb\u00bf", "")
                .replace("\0", "")
                .replace("\u00ff\u00fe", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("<svg") || (start.startsWith("<") && start.contains("<svg"))) {
            return "image/svg+xml";
        }
        if (start.startsWith("<?xml")) {
            return "application/xml";
        }
        return start.startsWith("<!doctype html") || start.startsWith("<html") || start.contains("<script")
                ? "text/html"
                : MediaTypes.TEXT;
    }

    private static String read(RandomAccessFile file, long from) throws IOException {
        file.seek(from);
        var bytes = new byte[(int) Math.min(LOOKED_AT, file.length() - from)];
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
