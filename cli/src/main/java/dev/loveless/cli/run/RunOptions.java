package dev.loveless.cli.run;

import dev.loveless.asl.model.StateMachineType;
import java.util.List;
import java.util.Optional;

/**
 * What is to be run, as the command line says it.
 *
 * @param file path of the definition, or {@code -}
 * @param input JSON, {@code @FILE} or {@code -}
 * @param images {@code NAME=IMAGE}
 * @param machine name of the configured state machine
 * @param name of the execution
 */
record RunOptions(
        String file,
        Optional<String> input,
        Optional<String> configuration,
        List<String> images,
        Optional<String> mockConfiguration,
        Optional<String> testCase,
        Optional<StateMachineType> type,
        Optional<String> machine,
        Optional<String> name,
        boolean virtualTime) {
    RunOptions {
        images = List.copyOf(images);
    }
}
