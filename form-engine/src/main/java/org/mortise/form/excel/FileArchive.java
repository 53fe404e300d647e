package org.mortise.form.excel;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.mortise.core.kernel.Rejected;

/** An archive beside a workbook, with the files that cells name. Nothing of it is ever unpacked to a path that it names. */
final class FileArchive implements Closeable {

    private static final int MOST_FILES = 20_000;
    private static final long MOST_BYTES = 4L << 30;
    private static final Charset CHINESE = Charset.forName("GB18030");

    private final ZipFile zip;
    private final Map<String, List<ZipEntry>> byName = new HashMap<>();

    private FileArchive(ZipFile zip) {
        this.zip = zip;
        zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
            var path = spelled(entry.getName());
            byName.computeIfAbsent(path, name -> new ArrayList<>()).add(entry);
            var bare = path.substring(path.lastIndexOf('/') + 1);
            if (!bare.equals(path)) {
                byName.computeIfAbsent(bare, name -> new ArrayList<>()).add(entry);
            }
        });
    }

    /**
     * Opens an archive.
     *
     * @throws Rejected when it is none, is a zip bomb, or names files outside of itself
     */
    static FileArchive open(Path file) throws IOException {
        var zip = zip(file);
        try {
            refuse(zip);
            return new FileArchive(zip);
        } catch (RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException otherNames) {
            try {
                return new ZipFile(file.toFile(), CHINESE);
            } catch (ZipException corrupt) {
                throw refused("archive_corrupt");
            }
        }
    }

    private static void refuse(ZipFile zip) {
        if (zip.size() > MOST_FILES) {
            throw refused("archive_too_large");
        }
        var bytes = 0L;
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            var path = entry.getName().replace('\\', '/');
            if (path.startsWith("/")
                    || path.contains(":")
                    || List.of(path.split("/")).contains("..")) {
                throw refused("archive_leads_out");
            }
            bytes += Math.max(0, entry.getSize());
        }
        if (bytes > MOST_BYTES) {
            throw refused("archive_too_large");
        }
    }

    private static Rejected refused(String code) {
        return Rejected.because(Rejected.Kind.INVALID, code);
    }

    private static String spelled(String name) {
        return Normal.fold(name.replace('\\', '/')).toLowerCase(Locale.ROOT);
    }

    /** The files of a name, with or without its folders; several when folders hold files of the same name. */
    List<ZipEntry> named(String name) {
        return byName.getOrDefault(spelled(name), List.of());
    }

    InputStream open(ZipEntry entry) throws IOException {
        return ZipContent.of(zip, entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
