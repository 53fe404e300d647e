package org.mortise.core.metadata;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.mortise.core.kernel.Rejected;

/** The kinds of metadata that the parts of this server bring. */
@ApplicationScoped
public class MetadataKinds {

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

    /** The kind called {@code name}; {@link Rejected#notFound()} for a name that is none. */
    public MetadataKind named(String name) {
        return find(name).orElseThrow(Rejected::notFound);
    }
}
