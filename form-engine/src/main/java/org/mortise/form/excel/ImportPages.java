package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.form.linkage.PreparedField;

/** Imports as REST shows them, in the language of the reader. */
final class ImportPages {

    private final ProblemTexts texts;
    private final Locale locale;

    ImportPages(ProblemTexts texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    ObjectNode status(ImportRun run, List<Rejection> rejections, List<Rejection> remarks) {
        var figures = run.figures();
        var json = Json.object()
                .put("state", run.state())
                .put("total", figures.total())
                .put("processed", figures.processed())
                .put("good", figures.good())
                .put("bad", figures.bad())
                .put("warnings", figures.warnings())
                .put("made", figures.made())
                .put("form", run.form() == null ? null : run.form().toString());
        if (run.problem() != null) {
            json.set("problem", problem(run.problem()));
        }
        samples(json.putArray("samples"), rejections);
        samples(json.putArray("differences"), remarks);
        return json;
    }

    private void samples(ArrayNode samples, List<Rejection> rejections) {
        for (var rejection : rejections) {
            for (var reason : rejection.reasons()) {
                var sample = samples.addObject()
                        .put("row", rejection.row())
                        .put("column", reason.column())
                        .put("code", reason.problem().code())
                        .put("message", texts.text(reason.problem(), locale));
                if (!rejection.sheet().isEmpty()) {
                    sample.put("sheet", rejection.sheet());
                }
            }
        }
    }

    ObjectNode check(CheckRun run) {
        var json = Json.object()
                .put("state", run.state())
                .put("total", run.total())
                .put("processed", run.processed());
        json.set("asked", run.asked());
        if (run.problem() != null) {
            json.set("problem", problem(run.problem()));
        }
        if (run.findings() != null) {
            json.set("findings", findings(Json.convert(run.findings(), Findings.class)));
        }
        return json;
    }

    private ObjectNode problem(JsonNode kept) {
        var problem = Json.convert(kept, Problem.class);
        return Json.object()
                .put("code", problem.code())
                .put("path", problem.path())
                .put("message", texts.text(problem, locale));
    }

    private ObjectNode findings(Findings findings) {
        var json = Json.object()
                .put("rows", findings.rows())
                .put("records", findings.records())
                .put("tried", findings.tried())
                .put("good", findings.good())
                .put("bad", findings.bad())
                .put("warnings", findings.warned())
                .put("made", findings.made());
        samples(json.putArray("samples"), findings.rejections());
        samples(json.putArray("differences"), findings.differences());
        var columns = json.putArray("columns");
        findings.columns().forEach((key, column) -> columns.add(column(key, column)));
        return json;
    }

    private ObjectNode column(String key, Findings.Column column) {
        var json = Json.object().put("field", key);
        var title = Objects.requireNonNullElse(column.title(), key);
        var previews = json.putArray("previews");
        for (var preview : column.previews()) {
            var shown = previews.addObject().put("text", preview.text());
            shown.set("reads", read(preview.reads()));
            if (!preview.code().isEmpty()) {
                shown.put("remark", sentence(preview.code(), title, preview.text()));
            }
        }
        var questions = json.putArray("questions");
        for (var question : column.questions()) {
            var asked = questions
                    .addObject()
                    .put("word", question.word())
                    .put("count", question.count())
                    .put("code", question.code());
            var candidates = asked.putArray("candidates");
            question.candidates()
                    .forEach(candidate ->
                            candidates.addObject().put("id", candidate.id()).put("label", candidate.label()));
        }
        json.put("more", column.more());
        var warnings = json.putArray("warnings");
        column.warnings().forEach(warning -> warnings.addObject()
                .put("message", sentence(warning.code(), title, ""))
                .put("count", warning.count()));
        return json;
    }

    private String sentence(String code, String title, String word) {
        return texts.text(
                Problem.at("", code, Map.of("field", title, "words", word, "region", word, "country", word)), locale);
    }

    /** Labels in the language of the reader. */
    private JsonNode read(JsonNode value) {
        if (value.isObject()) {
            return TextNode.valueOf(Json.convert(value, LocalizedText.class).in(locale));
        }
        if (value.isArray()) {
            var labels = new ArrayList<String>();
            value.forEach(one -> labels.add(read(one).asText()));
            return TextNode.valueOf(String.join("、", labels));
        }
        return value;
    }

    ObjectNode analysis(ImportDesk.Analysis analysis, @Nullable Destination destination) {
        var json = Json.object().put("id", analysis.id().toString());
        if (destination != null) {
            json.set("form", form(destination));
        }
        var sheets = json.putArray("sheets");
        analysis.sheets().forEach(sheet -> sheets.add(outline(sheet, destination)));
        return json;
    }

    private ObjectNode form(Destination destination) {
        var shape = destination.form().shape();
        var json = Json.object()
                .put("key", shape.form().toString())
                .put("title", shape.title().in(locale));
        var fields = json.putArray("fields");
        destination.targets().forEach(target -> fields.add(field(destination, target)));
        var tables = json.putArray("tables");
        destination.form().fields().stream().filter(PreparedField::isTable).forEach(table -> tables.addObject()
                .put("key", table.key())
                .put("title", table.definition().title().in(locale)));
        return json;
    }

    private ObjectNode field(Destination destination, Target target) {
        var field = target.field();
        var json = Json.object()
                .put("key", target.path())
                .put("title", target.title().in(locale))
                .put(
                        "type",
                        field == null || target.path().contains(".") && !target.isLine()
                                ? target.type()
                                : field.definition().type())
                .put("reads", target.type())
                .put(
                        "required",
                        field != null
                                && !target.isLine()
                                && target.path().equals(field.key())
                                && Destination.isNeeded(field))
                .put("line", target.isLine())
                .put("mayMake", destination.mayMake(target))
                .put("compares", target.compares());
        var options = json.putArray("options");
        target.vocabulary().ifPresent(vocabulary -> vocabulary.offers().forEach(offer -> options.addObject()
                .put("key", offer.key())
                .put("title", offer.label().in(locale))));
        var matches = json.putArray("matches");
        destination.matches(target).forEach(match -> matches.addObject()
                .put("key", match.key())
                .put("title", match.title().in(locale)));
        return json;
    }

    /** Of columns that seem to be meant for the same field, the first gets it. */
    private ObjectNode outline(SheetOutline sheet, @Nullable Destination destination) {
        var json = Json.object()
                .put("index", sheet.index())
                .put("name", sheet.name())
                .put("headerRow", sheet.headerRow())
                .put("rows", sheet.rows());
        var taken = new HashSet<String>();
        var columns = json.putArray("columns");
        for (var column : sheet.columns()) {
            ObjectNode plan = Json.mapper().valueToTree(column.plan());
            plan.remove("skip");
            plan.set("samples", Json.mapper().valueToTree(column.samples()));
            if (column.eitherFirst() > 0) {
                plan.put("eitherFirst", column.eitherFirst());
            }
            if (column.line()) {
                plan.put("line", true);
            }
            if (destination != null) {
                var header = column.plan().header();
                destination
                        .like(column.title(), header)
                        .filter(target -> taken.add(target.path()))
                        .ifPresentOrElse(target -> plan.put("field", target.path()), () -> destination
                                .closedLike(header)
                                .ifPresent(field -> plan.put("closed", field.isWritable() ? "by_hand" : "computed")));
            }
            columns.add(plan);
        }
        return json;
    }
}
