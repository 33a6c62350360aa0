#!/usr/bin/env php
<?php
// A form of your own, judged by `redress validate`: the verdict of one submission.
//   complain.php POLICY <submission.json      prints the record, or what is wrong, one a line
declare(strict_types=1);

/**
 * @param array<string, mixed> $submission
 * @return array{accepted: bool, errors: list<array{at: string, code: string, message: string}>}
 * @throws RuntimeException where there is no verdict: no program, or a policy that cannot be used
 */
function verdict(string $policy, array $submission): array
{
    // As a list no shell reads it, so that nothing in it has to be quoted.
    $command = ['redress', 'validate', '--policy', $policy];
    // Errors go into a file: two pipes that are read one after the other could wait for each other.
    $messages = tmpfile();
    $process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], $messages], $pipes);
    if ($process === false) {
        throw new RuntimeException('redress does not start.');
    }
    // An empty object must not become a list.
    $submission['contact'] = (object) ($submission['contact'] ?? []);
    $submission['fields'] = (object) ($submission['fields'] ?? []);
    fwrite($pipes[0], json_encode($submission, JSON_THROW_ON_ERROR));
    fclose($pipes[0]);
    $answer = stream_get_contents($pipes[1]);
    fclose($pipes[1]);
    // 0 accepted, 1 rejected; a verdict is printed in both cases.
    if (proc_close($process) > 1) {
        rewind($messages);
        throw new RuntimeException(trim(stream_get_contents($messages)));
    }
    return json_decode($answer, true, flags: JSON_THROW_ON_ERROR);
}

$submission = json_decode(stream_get_contents(STDIN), true, flags: JSON_THROW_ON_ERROR);
$verdict = verdict($argv[1], $submission);
if ($verdict['accepted']) {
    echo json_encode($verdict['record'], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
    exit(0);
}
foreach ($verdict['errors'] as ['at' => $at, 'message' => $message]) {
    echo "$at\t$message\n";
}
exit(1);
