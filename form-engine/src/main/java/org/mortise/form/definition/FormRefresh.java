package org.mortise.form.definition;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.job.Job;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;

/** Has the records of a form computed anew when a publish gives it lookups or rollups, or changes those that it has. */
public final class FormRefresh {

    /** Kind of the job; payload {@code {"form": key, "all": true}} for every record of the form. */
    public static final String KIND = "form.refresh";

    private final Jobs jobs;
    private final Clock clock;

    FormRefresh(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    Uni<Void> after(Transaction transaction, @Nullable PublishedObject previous, PublishedObject next) {
        return previous != null && isDue(previous, next)
                ? schedule(transaction, next.key())
                : Uni.createFrom().voidItem();
    }

    private static boolean isDue(PublishedObject previous, PublishedObject next) {
        var before = FormDefinition.parse(previous.key(), previous.doc());
        return FormDefinition.parse(next.key(), next.doc()).fields().stream()
                .filter(FormRefresh::isDerived)
                .anyMatch(field -> before.field(field.key())
                        .filter(old -> old.type().equals(field.type()) && Objects.equals(old.props(), field.props()))
                        .isEmpty());
    }

    private static boolean isDerived(FieldDefinition field) {
        return field.lookup().isPresent() || field.rollup().isPresent();
    }

    private Uni<Void> schedule(Transaction transaction, ObjectKey form) {
        var payload = Json.object().put("form", form.toString()).put("all", true);
        return jobs.schedule(transaction, new Job(KIND, form + "#all", payload, clock.instant()));
    }
}
