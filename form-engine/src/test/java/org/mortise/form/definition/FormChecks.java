package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.form.model.FormDefinition;

/** Asks what is wrong with forms that are written as texts. */
final class FormChecks {

    static final ObjectKey KEY = new ObjectKey("t", "f");
    private static final Workshop WORKSHOP = new Workshop();

    private FormChecks() {}

    static List<String> checkWith(String child, String doc) {
        return codes(problemsWith(child, doc));
    }

    static List<Problem> problemsWith(String child, String text) {
        var other = new ObjectKey("t", "child");
        var bare = MetadataSnapshot.empty()
                .with(
                        1,
                        List.of(
                                new PublishedObject(KEY, "form", 1, json(text), null),
                                new PublishedObject(other, "form", 1, json(child), null)));
        var childShape = WORKSHOP.shapes(bare).compile(FormDefinition.parse(other, json(child)), 1);
        var shape = WORKSHOP.shapes(bare).compile(FormDefinition.parse(KEY, json(text)), 1);
        var world = bare.with(
                1,
                List.of(
                        new PublishedObject(KEY, "form", 1, json(text), shape.toJson()),
                        new PublishedObject(other, "form", 1, json(child), childShape.toJson())));
        return new ArrayList<>(new FormCheck(
                        FormDefinition.parse(KEY, json(text)), shape, null, WORKSHOP.controls(), world, FrameHosts.of())
                .problems());
    }

    static String fields(String fields) {
        return "{'model':{'titleField':'name','fields':[{'key':'name','type':'text'}," + fields + "]}}";
    }

    static List<String> check(String doc) {
        return codes(problems(doc));
    }

    static List<String> codes(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }

    static List<Problem> problems(String doc) {
        return problems(doc, null);
    }

    static List<Problem> problems(String text, @Nullable FormShape published, PublishedObject... besides) {
        var doc = json(text);
        var definition = FormDefinition.parse(KEY, doc);
        var objects = new ArrayList<>(List.of(besides));
        objects.add(new PublishedObject(KEY, "form", 1, doc, shape(text).toJson()));
        var lookup = MetadataSnapshot.empty().with(1, objects);
        return new ArrayList<>(
                new FormCheck(definition, shape(text), published, WORKSHOP.controls(), lookup, FrameHosts.of())
                        .problems());
    }

    static FormShape shape(String text) {
        return WORKSHOP.shapes(MetadataSnapshot.empty()).compile(FormDefinition.parse(KEY, json(text)), 1);
    }

    static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
