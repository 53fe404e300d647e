package org.mortise.core.template;

import org.jspecify.annotations.Nullable;

/**
 * How to install a bundle.
 *
 * @param sample whether to add its sample people and records
 * @param choices what holds where both sides changed; conflicts that nobody decided refuse the installation
 * @param samplePassword password of sample people; null: they cannot sign in until an administrator gives them one
 */
public record InstallOptions(
        boolean sample, Choices choices, @Nullable String samplePassword) {}
