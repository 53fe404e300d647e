package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;

/**
 * A run as people read it.
 *
 * @param title of the rule, in the reader's language
 * @param event what set it off, such as {@code record.changed}
 * @param causes the rules whose actions led here, the first one first
 * @param problems why it failed, as sentences; empty otherwise
 * @param actorName the person whose action it was; null when nobody's
 */
record RunView(
        UUID id,
        ObjectKey rule,
        int version,
        String title,
        ObjectKey form,
        @Nullable UUID record,
        RunState state,
        @Nullable String event,
        Instant at,
        List<Cause> causes,
        List<Sentence> problems,
        List<RuleRun.StepResult> steps,
        @Nullable String actorName) {

    record Sentence(String code, String path, String message) {}

    /** A rule that had acted on a record. */
    record Cause(String rule, String record) {

        static Cause of(String link) {
            var at = link.lastIndexOf('@');
            return new Cause(link.substring(0, Math.max(0, at)), link.substring(at + 1));
        }
    }

    /**
     * @param inFull whether the reader may know what the run did elsewhere and why it failed
     * @param names of people by id
     */
    static RunView of(RuleRun run, ProblemTexts texts, Locale locale, boolean inFull, Map<UUID, String> names) {
        return new RunView(
                run.id(),
                run.rule(),
                run.version(),
                run.title().in(locale),
                run.form(),
                run.record(),
                run.state(),
                run.event(),
                run.at(),
                inFull ? run.causes().stream().map(Cause::of).toList() : List.of(),
                inFull ? sentences(run.problems(), texts, locale) : List.of(),
                inFull ? run.steps() : List.of(),
                run.actor() == null ? null : names.get(run.actor()));
    }

    static List<Sentence> sentences(JsonNode problems, ProblemTexts texts, Locale locale) {
        var sentences = new ArrayList<Sentence>();
        for (var json : problems) {
            var problem = problem(json);
            sentences.add(new Sentence(problem.code(), problem.path(), texts.placed(problem, locale)));
        }
        return sentences;
    }

    private static Problem problem(JsonNode json) {
        var params = new HashMap<String, Object>();
        json.path("params").properties().forEach(param -> params.put(param.getKey(), plain(param.getValue())));
        return Problem.at(json.path("path").asText(), json.path("code").asText(), params);
    }

    /** Labels were stored as their texts by language. */
    private static Object plain(JsonNode value) {
        return Json.plain(value) instanceof Map<?, ?> texts ? LocalizedText.fromJson(texts) : Json.plain(value);
    }
}
