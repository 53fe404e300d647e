package org.mortise.core.template;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.MetadataId;

/**
 * What holds where an object was changed here and in the bundle.
 *
 * @param each by object
 * @param otherwise for those not named; null: not decided
 */
public record Choices(Map<MetadataId, Side> each, @Nullable Side otherwise) {

    /** Nobody has decided anything. */
    public static final Choices NONE = new Choices(Map.of(), null);

    /** Whose version holds. */
    public enum Side {
        /** What is in force here stays. */
        OURS,
        /** What the bundle brings replaces it. */
        THEIRS
    }

    public Choices {
        each = Map.copyOf(each);
    }

    public static Choices all(Side side) {
        return new Choices(Map.of(), side);
    }

    /** The same with {@code side} for one more object. */
    public Choices with(MetadataId object, Side side) {
        var more = new TreeMap<>(each);
        more.put(object, side);
        return new Choices(more, otherwise);
    }

    Optional<Side> of(MetadataId object) {
        var side = each.get(object);
        return Optional.ofNullable(side == null ? otherwise : side);
    }
}
