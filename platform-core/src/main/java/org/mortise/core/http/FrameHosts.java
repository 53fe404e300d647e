package org.mortise.core.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whose pages may be shown inside of ours, which whoever runs the server names in {@code mortise.frames.hosts}; nobody's unless he
 * does.
 */
@ApplicationScoped
public class FrameHosts {

    private static final String SETTING = "mortise.frames.hosts";

    private final HostNames hosts;

    @Inject
    FrameHosts(@ConfigProperty(name = SETTING) Optional<List<String>> named) {
        this(named.orElse(List.of()));
    }

    private FrameHosts(List<String> named) {
        hosts = HostNames.read(SETTING, named);
    }

    /** Outside the container, for tests. */
    public static FrameHosts of(String... hosts) {
        return new FrameHosts(List.of(hosts));
    }

    /** @param host in lower case, with its port where the address has one */
    public boolean allow(String host) {
        return hosts.allow(host);
    }

    /** As the policy for browsers names them, each after a blank; empty when there are none. */
    String sources() {
        return hosts.all().stream().map(host -> " https://" + host).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return hosts.toString();
    }
}
