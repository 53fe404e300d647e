package org.mortise.form.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.form.model.FormDefinition;

/** The forms of the application that comes along are meant as they are. */
class TemplateLintTest {

    private static final Workshop WORKSHOP = new Workshop();

    private static final Set<String> IN_VAIN = Set.of(
            "lint_value_out_of_bounds",
            "lint_condition_always",
            "lint_condition_never",
            "lint_rule_never",
            "lint_validation_always_holds",
            "lint_validation_always_fails",
            "lint_validation_never",
            "lint_formula_option_unknown",
            "lint_option_unknown",
            "lint_default_unique");

    /** What an application is made of that is meant so, published together. */
    @Test
    void the_application_that_comes_along_has_no_condition_in_vain() throws IOException {
        var crm = Path.of("..", "deploy", "templates", "crm");
        var objects = new ArrayList<PublishedObject>();
        for (var kind : List.of("optionset", "form")) {
            try (var files = Files.list(crm.resolve(kind + "s"))) {
                for (var file : files.sorted().toList()) {
                    var doc = Json.parse(Files.readString(file));
                    objects.add(new PublishedObject(
                            new ObjectKey("crm", doc.path("key").asText()), kind, 1, doc, null));
                }
            }
        }
        var bare = MetadataSnapshot.empty().with(1, objects);
        var compiled = objects.stream()
                .map(object -> object.kind().equals("form")
                        ? new PublishedObject(
                                object.key(),
                                "form",
                                1,
                                object.doc(),
                                shape(object, bare).toJson())
                        : object)
                .toList();
        var world = MetadataSnapshot.empty().with(1, compiled);
        var forms =
                objects.stream().filter(object -> object.kind().equals("form")).toList();

        assertThat(forms).isNotEmpty();
        assertThat(forms.stream().flatMap(form -> new FormLint(
                                FormDefinition.parse(form.key(), form.doc()),
                                world.form(form.key()).orElseThrow(),
                                world,
                                FrameHosts.of())
                        .warnings().stream()
                                .filter(problem -> IN_VAIN.contains(problem.code()))
                                .map(problem -> form.key() + " " + problem.code() + " " + problem.path())))
                .isEmpty();
    }

    private static FormShape shape(PublishedObject form, MetadataSnapshot world) {
        return WORKSHOP.shapes(world).compile(FormDefinition.parse(form.key(), form.doc()), 1);
    }
}
