package org.mortise.core.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Bundles as folders: built-in templates, and applications kept in version control. */
public final class BundleFolder {

    private BundleFolder() {}

    /** All files below {@code folder}; hidden files are skipped. */
    public static BundleFiles read(Path folder) {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            var wanted = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .limit(BundleFiles.MAX_FILES + 1L)
                    .toList();
            if (wanted.size() > BundleFiles.MAX_FILES) {
                throw BundleFiles.refused("bundle_too_many_files", Map.of("limit", BundleFiles.MAX_FILES));
            }
            for (var file : wanted) {
                var name = BundleFiles.checkedName(
                        folder.relativize(file).toString().replace('\\', '/'));
                texts.put(name, BundleZip.text(name, Files.readAllBytes(file)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new BundleFiles(texts);
    }
}
