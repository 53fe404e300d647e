package org.mortise.form.definition;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.SchemaCheck;

/**
 * Reads right after the start, beside everything else, what the first publish of a form would wait for: schemas, controls and the
 * libraries that they stand on. That takes ten times as long as looking at the largest form.
 */
@ApplicationScoped
class WarmUp {

    private static final String FORM = """
            {"kind":"form","key":"warm","title":"Warm","model":{"titleField":"name","fields":[
              {"key":"name","type":"text","title":"Name"},
              {"key":"amount","type":"money","title":"Amount"},
              {"key":"twice","type":"money","title":"Twice","compute":"ROUND({amount}*2,2)"},
              {"key":"rows","type":"subtable","title":"Rows","fields":[{"key":"n","type":"number","title":"N"}]}]},
             "logic":{"rules":[{"key":"r","when":{"field":"name","op":"eq","value":"a"},"then":[{"act":"show","targets":["amount"]}]}]}}""";

    private final FormKind kind;
    private final Workshop workshop;

    WarmUp(FormKind kind, Workshop workshop) {
        this.kind = kind;
        this.workshop = workshop;
    }

    /** Nothing comes of it. */
    void run(@ObservesAsync HttpServerStart started) {
        var form = Json.parse(FORM);
        var key = ObjectKey.parse("mortise.warm");
        var world = MetadataSnapshot.empty();
        SchemaCheck.of(kind.schema()).check(form);
        kind.compile(key, form, world);
        kind.check(key, form, world);
        var controls = workshop.controls();
        controls.types()
                .forEach(type -> controls.find(type).ifPresent(control -> controls.check(control, Json.object())));
    }
}
