package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.session.Tokens;
import org.mortise.form.definition.Workshop;
import org.mortise.form.linkage.PreparedForm;

/** The kind {@code publiclink}: a form that people without an account fill in. Its address is made when it is first published. */
@ApplicationScoped
public class PublicLinkKind implements MetadataKind {

    private final Workshop workshop;
    private final PublicLinkTable table;
    private final Clock clock;

    PublicLinkKind(Workshop workshop, PublicLinkTable table, Clock clock) {
        this.workshop = workshop;
        this.table = table;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static PublicLinkKind of(Clock clock) {
        return new PublicLinkKind(new Workshop(), new PublicLinkTable(), clock);
    }

    @Override
    public String name() {
        return PublicLink.KIND;
    }

    @Override
    public int order() {
        return 55;
    }

    @Override
    public String folder() {
        return "publiclinks";
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        return PublicLinkCheck.check(key, doc, lookup, form(key, doc, lookup));
    }

    @Override
    public List<Problem> warn(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        return form(key, doc, lookup)
                .map(form -> PublicLinkCheck.warnings(PublicLink.of(key, doc), form))
                .orElse(List.of());
    }

    @Override
    public Uni<Void> publish(Transaction transaction, @Nullable PublishedObject previous, PublishedObject next) {
        return table.ensure(transaction, next.key(), Tokens.next(), clock.instant());
    }

    private Optional<PreparedForm> form(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        return lookup.find(FormShape.KIND, PublicLink.of(key, doc).form())
                .map(found -> workshop.prepare(found, lookup));
    }
}
