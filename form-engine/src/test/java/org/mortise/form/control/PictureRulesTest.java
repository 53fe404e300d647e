package org.mortise.form.control;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.file.PictureSize;
import org.mortise.core.file.Shot;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;

/** What pictures must be like, and when they must have been taken. */
class PictureRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-05T02:00:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static FileSettings settings(String props) {
        return new ImageControl().settings(new FieldProps(Json.parse(props), List.of()));
    }

    private static @Nullable Problem refusal(String props, @Nullable PictureSize size, Shot shot) {
        return settings(props)
                .pictures()
                .refusal("a.jpg", size, shot, NOW, SHANGHAI)
                .orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', 10, 10, ",
        "'{\"minWidth\":800}', 800, 10, ",
        "'{\"minWidth\":800}', 799, 10, picture_dimensions",
        "'{\"minWidth\":800,\"maxHeight\":600}', 900, 601, picture_dimensions",
        "'{\"maxWidth\":800,\"maxHeight\":600}', 800, 600, ",
        "'{\"minHeight\":1}', 0, 0, picture_unreadable",
    })
    void a_picture_is_as_large_as_its_field_asks(String props, int width, int height, @Nullable String code) {
        var size = width == 0 ? null : new PictureSize(width, height);
        var found = refusal(props, size, Shot.UNKNOWN);

        assertThat(found == null ? null : found.code()).isEqualTo(code);
    }

    @Test
    void what_is_wanted_is_said_in_words() {
        var found = requireNonNull(refusal(
                "{\"minWidth\":800,\"minHeight\":600,\"maxHeight\":900}", new PictureSize(640, 480), Shot.UNKNOWN));

        assertThat(found.params()).containsEntry("size", "640 × 480");
        assertThat(((LocalizedText) requireNonNull(found.params().get("wanted"))).in(Locale.US))
                .isEqualTo("at least 800 wide and 600 to 900 high");
        assertThat(((LocalizedText) requireNonNull(found.params().get("wanted"))).in(Locale.CHINA))
                .isEqualTo("宽至少 800、高 600–900");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05T01:50:00Z, ",
        "2026-03-05T01:49:59Z, picture_not_recent",
        "2026-03-05T02:10:00Z, ",
        "2026-03-05T02:10:01Z, picture_not_recent",
        ", picture_without_time",
    })
    void a_picture_was_taken_just_now(@Nullable Instant taken, @Nullable String code) {
        var found = refusal("{\"takenWithin\":10}", null, new Shot(taken, null));

        assertThat(found == null ? null : found.code()).isEqualTo(code);
    }

    @Test
    void when_it_was_taken_is_told_in_the_zone_of_the_organisation() {
        var found = requireNonNull(
                refusal("{\"takenWithin\":10}", null, new Shot(Instant.parse("2026-03-04T18:00:00Z"), null)));

        assertThat(found.params()).containsEntry("taken", "2026-03-05 02:00").containsEntry("minutes", 10);
    }

    @Test
    void pictures_that_say_nothing_come_in_where_the_field_says_so() {
        var asked = "{\"takenWithin\":10,\"geofence\":[{\"field\":\"a\",\"within\":5}]%s}";

        assertThat(refusal(asked.formatted(""), null, new Shot(NOW, null)))
                .extracting(Problem::code)
                .isEqualTo("picture_without_place");
        assertThat(refusal(asked.formatted(",\"withoutExif\":\"accept\""), null, Shot.UNKNOWN))
                .isNull();
        assertThat(refusal(
                        asked.formatted(",\"withoutExif\":\"accept\""), null, new Shot(NOW.minusSeconds(9_000), null)))
                .extracting(Problem::code)
                .isEqualTo("picture_not_recent");
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', false, false",
        "'{\"takenWithin\":10}', true, false",
        "'{\"geofence\":[{\"field\":\"a\",\"within\":5}]}', false, true",
        "'{\"keepDetails\":true}', true, true",
    })
    void nothing_is_kept_that_nobody_asked_for(String props, boolean when, boolean where) {
        var kept = settings(props).kept(new Shot(NOW, "120.15,30.28"));

        assertThat(kept.at() != null).isEqualTo(when);
        assertThat(kept.place() != null).isEqualTo(where);
    }

    @Test
    void bounds_that_leave_nothing_are_mistakes() {
        assertThat(settings("{\"minWidth\":9,\"maxWidth\":8,\"minHeight\":9,\"maxHeight\":8}").check().stream()
                        .map(Problem::path))
                .containsExactly("/minWidth", "/minHeight");
    }
}
