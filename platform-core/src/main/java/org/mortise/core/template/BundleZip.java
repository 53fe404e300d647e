package org.mortise.core.template;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Bundles as zip files: equal bundles are equal bytes, and nothing that was cut off or tampered with is read. */
public final class BundleZip {

    private static final int MAX_RATIO = 100;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int END_ENTRIES = 10;
    private static final int END_COMMENT = 20;
    private static final LocalDateTime ANY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private BundleZip() {}

    /** The files in a zip; folders are skipped, a wrapping top folder is not. Refuses more than a bundle may hold. */
    public static BundleFiles read(byte[] zip) {
        var declared = declaredEntries(zip);
        var texts = new TreeMap<String, String>();
        var entries = 0;
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            var budget = Math.min(BundleFiles.MAX_BYTES, (long) zip.length * MAX_RATIO);
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries++;
                if (entries > BundleFiles.MAX_FILES) {
                    throw BundleFiles.refused("bundle_too_many_files", Map.of("limit", BundleFiles.MAX_FILES));
                }
                if (entry.isDirectory()) {
                    continue;
                }
                var content = content(in, budget);
                budget -= content.length;
                var name = BundleFiles.checkedName(entry.getName());
                if (texts.put(name, text(name, content)) != null) {
                    throw BundleFiles.refused("bundle_bad_name", Map.of("name", name));
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw damaged();
        }
        if (entries != declared) {
            throw damaged();
        }
        return new BundleFiles(texts);
    }

    public static byte[] write(BundleFiles files) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.texts().entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ANY_TIME);
                out.putNextEntry(entry);
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        } catch (IOException memoryNeverFails) {
            throw new UncheckedIOException(memoryNeverFails);
        }
        return bytes.toByteArray();
    }

    static String text(String name, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw BundleFiles.refused("bundle_not_utf8", Map.of("name", name));
        }
    }

    /** The stream reader below stops at the last whole entry; the directory at the end tells whether that is all. */
    private static int declaredEntries(byte[] zip) {
        var buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (var at = zip.length - END_SIZE; at >= 0 && at >= zip.length - END_SIZE - 0xFFFF; at--) {
            if (buffer.getInt(at) == END_SIGNATURE
                    && at + END_SIZE + Short.toUnsignedInt(buffer.getShort(at + END_COMMENT)) == zip.length) {
                return Short.toUnsignedInt(buffer.getShort(at + END_ENTRIES));
            }
        }
        throw damaged();
    }

    private static byte[] content(ZipInputStream in, long budget) throws IOException {
        var limit = (int) budget;
        var content = in.readNBytes(limit);
        if (content.length == limit && in.read() >= 0) {
            throw BundleFiles.refused("bundle_too_large", Map.of("limit", BundleFiles.MAX_BYTES / (1024 * 1024)));
        }
        return content;
    }

    private static RuntimeException damaged() {
        return BundleFiles.refused("bundle_damaged", Map.of());
    }
}
