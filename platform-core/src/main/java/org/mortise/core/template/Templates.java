package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;

/** Applications that come with the server: the folders below {@code templates/} on the classpath. */
@ApplicationScoped
public class Templates {

    private static final String FOLDER = "templates";

    private final ConcurrentHashMap<String, SortedMap<String, BundleFiles>> read = new ConcurrentHashMap<>();

    /** Manifests of all templates, by id. */
    public Collection<JsonNode> manifests() {
        return all().values().stream()
                .map(files -> Json.parse(files.texts().getOrDefault("manifest.json", "{}")))
                .toList();
    }

    /** The files of one template; {@link Rejected#notFound()} when there is none of that id. */
    public BundleFiles files(String id) {
        var files = all().get(id);
        if (files == null) {
            throw Rejected.notFound();
        }
        return files;
    }

    private SortedMap<String, BundleFiles> all() {
        return read.computeIfAbsent(FOLDER, Templates::readAll);
    }

    private static SortedMap<String, BundleFiles> readAll(String folder) {
        var all = new TreeMap<String, BundleFiles>();
        try {
            ClassPathUtils.consumeAsPaths(folder, path -> readFolders(path, all));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Collections.unmodifiableSortedMap(all);
    }

    private static void readFolders(Path path, SortedMap<String, BundleFiles> all) {
        try (var folders = Files.list(path)) {
            folders.filter(folder -> Files.isRegularFile(folder.resolve("manifest.json")))
                    .forEach(folder ->
                            all.put(folder.getFileName().toString().replace("/", ""), BundleFolder.read(folder)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
