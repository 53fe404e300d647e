package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.mortise.server.SharedServer.Crm;
import org.mortise.server.Visitor.Answer;

/** Sends what must be refused, in both languages, and looks whether anything was written. */
final class Refusals {

    /** What only programmers can read: classes, codes, templates that nobody filled in. */
    private static final Pattern INSIDE = Pattern.compile(
            "org\\.mortise|java\\.|com\\.fasterxml|Exception|\\bnull\\b|\\{\\w*}|^[a-z]+(_[a-z]+)+$",
            Pattern.MULTILINE);

    private final Crm crm;

    Refusals(Crm crm) {
        this.crm = crm;
    }

    /**
     * What a refusal must be.
     *
     * @param code of one of its problems
     * @param chinese a part of the sentence that names the place or the remedy
     * @param english the same
     */
    record Expected(int status, String code, String chinese, String english) {}

    /** The refusal in Chinese, after everything about it was found to be as expected and nothing to be written. */
    Answer refused(Visitor visitor, Function<Visitor, Answer> request, Expected expected) {
        try (var tables = crm.server().tables()) {
            Await.until("deliveries", tables::isQuiet);
            var before = tables.everything();

            var chinese = request.apply(visitor.speaking("zh-CN"));
            var english = request.apply(visitor.speaking("en-US"));

            isAsExpected(chinese, expected, expected.chinese());
            isAsExpected(english, expected, expected.english());
            assertThat(chinese.text("/title")).matches(Pattern.compile(".*\\p{IsHan}.*"));
            assertThat(english.text("/title")).matches("[A-Z][a-z ]+");
            assertThat(english.text("/detail")).as("an English sentence").doesNotContainPattern("^\\p{IsHan}+$");
            assertThat(tables.everything()).as("what is in the database").isEqualTo(before);
            return chinese;
        }
    }

    private static void isAsExpected(Answer answer, Expected expected, String part) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(expected.status());
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        var problems = answer.body().path("problems");
        assertThat(StreamSupport.stream(problems.spliterator(), false)
                        .map(problem -> problem.path("code").asText()))
                .as(answer.body().toString())
                .contains(expected.code());
        assertThat(answer.text("/detail")).contains(part).doesNotContainPattern(INSIDE);
        assertThat(answer.text("/requestId")).isNotEmpty();
    }
}
