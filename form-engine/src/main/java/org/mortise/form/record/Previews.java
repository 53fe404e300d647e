package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/**
 * Notices when a browser has shown somebody another result of a formula than the one that is stored: counted for each record as
 * {@code record.previews}, and told once for each formula in the log of a node.
 */
@ApplicationScoped
public class Previews {

    private static final Logger LOG = Logger.getLogger(Previews.class);
    private static final int MOST_TOLD = 10_000;

    private final MeterRegistry meters;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Previews(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param sent see {@link Preview#read}; null when the sender showed nothing */
    public Onlooker comparing(@Nullable JsonNode sent) {
        if (sent == null) {
            return Onlooker.NOBODY;
        }
        var preview = Preview.read(sent);
        return (form, computed) -> compare(preview, form, computed);
    }

    private void compare(Preview preview, PreparedForm form, ObjectNode computed) {
        if (!preview.isAbout(form)) {
            return;
        }
        var differing = preview.differing(form, computed);
        meters.counter("record.previews", "outcome", differing.isEmpty() ? "same" : "different")
                .increment();
        differing.forEach(field -> tell(form, field));
    }

    private void tell(PreparedForm form, PreparedField field) {
        var shape = form.shape();
        var formula = field.definition().compute();
        if (told.size() < MOST_TOLD
                && told.add(shape.form() + "@" + shape.version() + "/" + field.path() + "=" + formula)) {
            LOG.warnf(
                    "A browser shows another result of {%s} in %s version %d than is computed here: %s",
                    field.path(), shape.form(), shape.version(), formula);
        }
    }
}
