package org.mortise.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameHostsTest {

    @ParameterizedTest
    @CsvSource({
        "maps.example.com, true",
        "maps.example.com:8443, false",
        "example.com, false",
        "a.charts.example, true",
        "a.b.charts.example, true",
        "charts.example, false",
        ".charts.example, false",
        "evilcharts.example, false",
        "bi.example:8443, true",
        "bi.example, false"
    })
    void a_host_is_allowed_by_its_name_or_what_stands_above_it(String host, boolean allowed) {
        assertThat(FrameHosts.of("maps.example.com", " *.Charts.example ", "bi.example:8443", "")
                        .allow(host))
                .isEqualTo(allowed);
    }

    @Test
    void the_policy_names_them_for_frames_and_for_nothing_else() {
        var none = WebRoutes.policy(FrameHosts.of());
        var some = WebRoutes.policy(FrameHosts.of("maps.example.com", "*.charts.example"));

        assertThat(none).contains("frame-src 'self' blob:;");
        assertThat(some).contains("frame-src 'self' blob: https://maps.example.com https://*.charts.example;");
        assertThat(some.replace(" https://maps.example.com https://*.charts.example", ""))
                .isEqualTo(none);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b; script-src *", "https://a.b", "a.b/c", "*", "*.", "a", "a..b", "a.b 'unsafe-inline'"})
    void what_is_no_host_stops_the_server_from_starting(String host) {
        assertThatThrownBy(() -> FrameHosts.of(host))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mortise.frames.hosts");
    }
}
