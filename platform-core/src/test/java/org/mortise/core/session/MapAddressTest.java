package org.mortise.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapAddressTest {

    @Test
    void no_map_is_known_unless_somebody_names_one() {
        assertThat(new MapAddress(Optional.empty()).template()).isNull();
        assertThat(new MapAddress(Optional.of(" ")).template()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://maps.example.com/?lng={lng}&lat={lat}",
                "https://uri.amap.example/marker?position={lng},{lat}&name={name}",
                "http://tiles.intern:8080/#map=16/{lat}/{lng}",
            })
    void a_map_takes_longitude_and_latitude(String address) {
        assertThat(new MapAddress(Optional.of(address)).template()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://maps.example.com/",
                "https://maps.example.com/?lng={lng}",
                "javascript:alert('{lng}{lat}')",
                "//maps.example.com/{lng},{lat}",
                "https:///{lng},{lat}",
            })
    void anything_else_keeps_the_server_from_starting_and_says_why(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MapAddress(Optional.of(address)))
                .withMessageContaining("mortise.map.url");
    }
}
