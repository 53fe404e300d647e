package org.mortise.core.template;

import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataId;

/** The query parameters that decide conflicts: {@code ?ours=form/crm.customer&theirs=view/crm.all,flow/crm.approval}. */
class Chosen {

    @QueryParam("conflicts")
    @Nullable
    String conflicts;

    @QueryParam("ours")
    @Nullable
    String ours;

    @QueryParam("theirs")
    @Nullable
    String theirs;

    Choices choices() {
        var all = new Choices(Choices.NONE.each(), conflicts == null ? null : side(conflicts));
        return add(add(all, ours, Choices.Side.OURS), theirs, Choices.Side.THEIRS);
    }

    private static Choices add(Choices before, @Nullable String objects, Choices.Side side) {
        var choices = before;
        for (var object : objects == null ? new String[0] : objects.split(",")) {
            if (!object.isBlank()) {
                choices = choices.with(id(object.strip()), side);
            }
        }
        return choices;
    }

    private static MetadataId id(String text) {
        var slash = text.indexOf('/');
        try {
            return new MetadataId(text.substring(0, Math.max(0, slash)), ObjectKey.parse(text.substring(slash + 1)));
        } catch (IllegalArgumentException neither) {
            throw Rejected.because(Rejected.Kind.MALFORMED, "choice_unreadable");
        }
    }

    private static Choices.Side side(String text) {
        try {
            return Choices.Side.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException neither) {
            throw Rejected.because(Rejected.Kind.MALFORMED, "conflicts_unknown");
        }
    }
}
