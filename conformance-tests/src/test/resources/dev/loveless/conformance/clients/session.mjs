import * as client from "@aws-sdk/client-sfn";

const sfn = new client.SFNClient({
  endpoint: "http://127.0.0.1:8083",
  region: "us-east-1",
  credentials: { accessKeyId: "any", secretAccessKey: "any" },
  disableHostPrefix: true,
});
const call = (action, members = {}) => sfn.send(new client[action + "Command"](members));
const roleArn = "arn:aws:iam::123456789012:role/any";

async function machine(name, state, more = {}) {
  const definition = JSON.stringify({ StartAt: "A", States: { A: state } });
  return (await call("CreateStateMachine", { name, definition, roleArn, ...more })).stateMachineArn;
}

async function ended(executionArn) {
  for (;;) {
    const execution = await call("DescribeExecution", { executionArn });
    if (execution.status !== "RUNNING") return execution;
  }
}

async function refused(promise) {
  try {
    await promise;
    console.log("not refused");
  } catch (e) {
    console.log(e.name, e instanceof client[e.name], e.message, e.$metadata.httpStatusCode);
  }
}

console.log("- state machines, page by page");
const machines = [];
for (let i = 0; i < 5; i++) machines.push(await machine("machine-" + i, { Type: "Pass", End: true }));
const sizes = [];
for await (const page of client.paginateListStateMachines({ client: sfn, pageSize: 2 }, {})) {
  sizes.push(page.stateMachines.length);
}
console.log(sizes);

console.log("- versions and aliases");
const [stateMachineArn] = machines;
const version = await call("PublishStateMachineVersion", { stateMachineArn, description: "one" });
const alias = await call("CreateStateMachineAlias", {
  name: "live",
  routingConfiguration: [{ stateMachineVersionArn: version.stateMachineVersionArn, weight: 100 }],
});
const run = await call("StartExecution", { stateMachineArn: alias.stateMachineAliasArn, name: "run", input: "[1]" });
const { status, output, stateMachineVersionArn, startDate } = await ended(run.executionArn);
console.log(status, output, stateMachineVersionArn, startDate instanceof Date);
await refused(call("DeleteStateMachineVersion", { stateMachineVersionArn }));

console.log("- history");
const events = [];
for await (const page of client.paginateGetExecutionHistory({ client: sfn, pageSize: 3 }, { executionArn: run.executionArn })) {
  events.push(...page.events);
}
console.log(events.map((event) => event.type).join(" "));
console.log(events[0].executionStartedEventDetails);

console.log("- a Map Run, and its redrive");
const mapped = await machine("mapped", {
  Type: "Map", Label: "Each", End: true,
  ItemProcessor: {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
    StartAt: "Fail", States: { Fail: { Type: "Fail", Error: "Sorry" } },
  },
});
const { executionArn } = await call("StartExecution", { stateMachineArn: mapped, name: "each", input: "[1, 2]" });
console.log((await ended(executionArn)).error);
const [{ mapRunArn }] = (await call("ListMapRuns", { executionArn })).mapRuns;
console.log((await call("DescribeMapRun", { mapRunArn })).status);
console.log((await call("RedriveExecution", { executionArn })).redriveDate instanceof Date);
console.log((await ended(executionArn)).redriveCount, (await call("DescribeMapRun", { mapRunArn })).redriveCount);
await refused(call("UpdateMapRun", { mapRunArn: mapRunArn + "s", maxConcurrency: 1 }));

console.log("- what needs no machine");
console.log((await call("TestState", {
  definition: JSON.stringify({
    Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: "mine" }, End: true,
  }),
  mock: { result: '{"StatusCode": 200, "Payload": {"b": 2}}' },
  inspectionLevel: "DEBUG",
})).inspectionData.result);
console.log((await call("ValidateStateMachineDefinition", {
  definition: '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}}',
})).diagnostics);

console.log("- a worker that waits before there is work");
const { activityArn } = await call("CreateActivity", { name: "review" });
const reviewed = await machine("reviewed", { Type: "Task", Resource: activityArn, End: true });
const poll = call("GetActivityTask", { activityArn, workerName: "me" });
await new Promise((resolve) => setTimeout(resolve, 1000));
const review = await call("StartExecution", { stateMachineArn: reviewed, input: '"a text"' });
const { taskToken, input } = await poll;
console.log(input);
await call("SendTaskHeartbeat", { taskToken });
await call("SendTaskFailure", { taskToken, error: "Bad", cause: "not mine" });
const { error, cause } = await ended(review.executionArn);
console.log(error, cause);

console.log("- errors");
await refused(call("DescribeExecution", { executionArn: executionArn + "s" }));
await refused(call("StartExecution", { stateMachineArn, input: "no JSON" }));
await refused(call("SendTaskSuccess", { taskToken: "none", output: "{}" }));
await refused(call("TagResource", { resourceArn: stateMachineArn + "s", tags: [{ key: "a", value: "b" }] }));
