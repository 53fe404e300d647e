package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataId;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataKinds;
import org.mortise.core.metadata.SchemaCheck;
import org.mortise.core.metadata.Schemas;

/** Reads files into a bundle, or says in which file what is wrong. */
final class BundleParser {

    private static final String MANIFEST = "manifest.json";
    private static final Pattern DOCUMENT = Pattern.compile("([a-z]+)/([^/]+)\\.json");
    private static final Pattern SAMPLE = Pattern.compile("data/sample/([^/]+)\\.jsonl");
    private static final int MAX_SAMPLE_LINES = 20_000;

    private final MetadataKinds kinds;
    private final String engine;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Bundle.BundleObject> objects = new ArrayList<>();
    private final TreeMap<String, List<JsonNode>> sample = new TreeMap<>();

    private BundleParser(MetadataKinds kinds, String engine) {
        this.kinds = kinds;
        this.engine = engine;
    }

    /**
     * @param engine version of this product, which the manifest must allow
     * @throws Rejected with a path {@code /<file>/<pointer>} per mistake
     */
    static Bundle parse(BundleFiles files, MetadataKinds kinds, String engine) {
        return new BundleParser(kinds, engine).read(files);
    }

    private Bundle read(BundleFiles files) {
        var manifest = manifest(files);
        var pkg = manifest.path("id").asText();
        files.texts().forEach((path, text) -> readFile(pkg, path, text));
        refuseProblems();
        return new Bundle(manifest, objects, sample);
    }

    /** Nothing else is worth reading when the manifest is wrong. */
    private JsonNode manifest(BundleFiles files) {
        var text = files.texts().get(MANIFEST);
        if (text == null) {
            throw BundleFiles.refused("bundle_without_manifest", Map.of());
        }
        var manifest = json(MANIFEST, text).orElse(Json.object());
        refuseProblems();
        SchemaCheck.of(Schemas.document("manifest")).check(manifest).stream()
                .map(problem -> problem.under("/" + MANIFEST))
                .forEach(problems::add);
        refuseProblems();
        var range = manifest.path("engine").asText();
        if (!EngineRange.parse(range).contains(engine)) {
            throw BundleFiles.refused("bundle_needs_other_engine", Map.of("range", range, "engine", engine));
        }
        return manifest;
    }

    private void readFile(String pkg, String path, String text) {
        if (path.equals(MANIFEST)) {
            return;
        }
        var document = DOCUMENT.matcher(path);
        var lines = SAMPLE.matcher(path);
        if (document.matches()) {
            readDocument(pkg, path, document.group(1), document.group(2), text);
        } else if (lines.matches()) {
            sample.put(lines.group(1), lines(path, text));
        } else {
            problems.add(Problem.at("/" + path, "bundle_unknown_file", Map.of("name", path)));
        }
    }

    private void readDocument(String pkg, String path, String folder, String name, String text) {
        var kind = kinds.all().stream()
                .filter(candidate -> candidate.folder().equals(folder))
                .map(MetadataKind::name)
                .findFirst();
        if (kind.isEmpty() || !ObjectKey.isKey(name)) {
            problems.add(Problem.at("/" + path, "bundle_unknown_file", Map.of("name", path)));
            return;
        }
        var id = new MetadataId(kind.get(), new ObjectKey(pkg, name));
        json(path, text)
                .flatMap(doc -> told(path, () -> kinds.current(kind.get(), doc)))
                .ifPresent(doc -> objects.add(new Bundle.BundleObject(id, doc, path)));
    }

    private List<JsonNode> lines(String path, String text) {
        var lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() > MAX_SAMPLE_LINES) {
            problems.add(Problem.at("/" + path, "bundle_too_many_lines", Map.of("limit", MAX_SAMPLE_LINES)));
            return List.of();
        }
        var rows = new ArrayList<JsonNode>();
        for (var index = 0; index < lines.size(); index++) {
            var at = path + "/" + (index + 1);
            json(at, lines.get(index)).ifPresent(rows::add);
        }
        return rows;
    }

    private Optional<JsonNode> json(String path, String text) {
        var json = told(path, () -> Json.parse(text));
        if (json.isPresent() && !json.get().isObject()) {
            problems.add(Problem.at("/" + path, "metadata_not_an_object"));
            return Optional.empty();
        }
        return json;
    }

    /** What is read from a file; empty when it is refused, which is told. */
    private Optional<JsonNode> told(String path, Supplier<JsonNode> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Rejected refused) {
            refused.problems().forEach(problem -> problems.add(problem.under("/" + path)));
            return Optional.empty();
        }
    }

    private void refuseProblems() {
        if (!problems.isEmpty()) {
            throw Rejected.invalid(problems);
        }
    }
}
