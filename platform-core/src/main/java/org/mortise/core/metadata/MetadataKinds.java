package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** The kinds of metadata that the parts of this server bring. */
@ApplicationScoped
public class MetadataKinds {

    private static final String SCHEMA_VERSION = "schemaVersion";

    private final List<MetadataKind> kinds;

    MetadataKinds(@All List<MetadataKind> kinds) {
        var names = new HashSet<String>();
        kinds.forEach(kind -> {
            if (!names.add(kind.name())) {
                throw new IllegalStateException("two kinds are called " + kind.name());
            }
        });
        this.kinds = kinds.stream()
                .sorted(Comparator.comparingInt(MetadataKind::order).thenComparing(MetadataKind::name))
                .toList();
    }

    /** Outside the container, for tests of engines. */
    public static MetadataKinds of(List<MetadataKind> kinds) {
        return new MetadataKinds(kinds);
    }

    /** All kinds in the order in which their objects come into force. */
    public List<MetadataKind> all() {
        return kinds;
    }

    public Optional<MetadataKind> find(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /**
     * A document as this server understands it, whichever server it was written for: {@code schemaVersion} says which, 1 unless it says
     * so. Documents of kinds that are not installed stay as they are.
     *
     * @throws Rejected when it was written for a newer server, because reading half of it would lose the other half
     */
    public JsonNode current(String kind, JsonNode doc) {
        var upgrades = find(kind).map(MetadataKind::upgrades).orElse(List.of());
        var written = doc.path(SCHEMA_VERSION);
        var version = written.asInt(1);
        var known = upgrades.size() + 1;
        if (!written.isMissingNode() && (!written.isInt() || version < 1)) {
            throw Rejected.invalid(List.of(Problem.at("/" + SCHEMA_VERSION, "metadata_schema_version")));
        }
        if (version > known && find(kind).isPresent()) {
            var params = Map.<String, Object>of(
                    "kind", kind, "key", doc.path("key").asText(), "version", version, "known", known);
            throw Rejected.invalid(List.of(Problem.at("/" + SCHEMA_VERSION, "metadata_too_new", params)));
        }
        if (version >= known || !(doc instanceof ObjectNode old)) {
            return doc;
        }
        var upgraded = old.deepCopy();
        for (var upgrade : upgrades.subList(version - 1, upgrades.size())) {
            upgraded = upgrade.apply(upgraded);
        }
        return upgraded.put(SCHEMA_VERSION, known);
    }

    /** What was compiled of a document, with what this server knows of it; that of kinds that are not installed stays as it is. */
    JsonNode refreshed(String kind, JsonNode compiled) {
        return compiled instanceof ObjectNode own
                ? find(kind).map(known -> known.refreshed(own)).orElse(own)
                : compiled;
    }

    /** The kind called {@code name}; {@link Rejected#notFound()} for a name that is none. */
    public MetadataKind named(String name) {
        return find(name).orElseThrow(Rejected::notFound);
    }
}
