package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.References;
import org.mortise.core.metadata.WorkCalendars;
import org.mortise.form.linkage.PreparedForm;

/** The kind {@code calendar}: on which days the organisation works. There is one, and formulas that count working days go by it. */
@ApplicationScoped
public class CalendarKind implements MetadataKind {

    private final Dependents dependents;

    CalendarKind(Metadata metadata, PublishedForms forms, StoredFormulas stored) {
        this.dependents = new Dependents(metadata, (world, form) -> forms.of(world, form.key()), stored);
    }

    /** Outside the container, for tests of engines. */
    public static CalendarKind of(Metadata metadata, PublishedForms forms, StoredFormulas stored) {
        return new CalendarKind(metadata, forms, stored);
    }

    @Override
    public String name() {
        return WorkCalendars.KIND;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String folder() {
        return "calendars";
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var problems = new ArrayList<Problem>();
        if (!key.equals(WorkCalendars.KEY)) {
            problems.add(Problem.at("/key", "calendar_elsewhere", Map.of("key", WorkCalendars.KEY.toString())));
        }
        References.each(doc.path("holidays"), "/holidays", holiday -> {
            var from = holiday.json().path("from").asText();
            var to = holiday.json().path("to").asText(from);
            // Days in this form are ordered as texts are.
            if (to.compareTo(from) < 0) {
                problems.add(Problem.at(holiday.path() + "/to", "calendar_ends_early", Map.of("from", from)));
            }
        });
        return problems;
    }

    /** What was counted by other days is counted anew. */
    @Override
    public Uni<Void> publish(Transaction transaction, @Nullable PublishedObject previous, PublishedObject next) {
        return dependents.changed(transaction, PreparedForm::usesCalendar);
    }
}
