//! The shard of a run: from `--shard`, or from the variables of the system that starts the machines.

use std::env;

use publish::output::Shard;

use super::args::ShardArgument;

/// A system that starts the same command several times, and numbers the runs.
struct Engine {
    name: &'static str,
    /// The variable with the number of the run.
    number: &'static str,
    /// The number of the first run.
    first: u32,
    /// The variable with the number of runs, if there is one.
    count: Option<&'static str>,
}

/// The systems whose variables `--shard auto` knows:
/// <https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode>,
/// <https://slurm.schedmd.com/job_array.html>,
/// <https://docs.gitlab.com/ci/variables/predefined_variables/>,
/// <https://docs.aws.amazon.com/batch/latest/userguide/job_env_vars.html>.
const ENGINES: [Engine; 4] = [
    Engine {
        name: "a Kubernetes Indexed Job",
        number: "JOB_COMPLETION_INDEX",
        first: 0,
        count: None,
    },
    Engine {
        name: "a Slurm job array numbered from 1",
        number: "SLURM_ARRAY_TASK_ID",
        first: 1,
        count: Some("SLURM_ARRAY_TASK_COUNT"),
    },
    Engine {
        name: "a GitLab job with “parallel”",
        number: "CI_NODE_INDEX",
        first: 1,
        count: Some("CI_NODE_TOTAL"),
    },
    Engine {
        name: "an AWS Batch array job",
        number: "AWS_BATCH_JOB_ARRAY_INDEX",
        first: 0,
        count: Some("AWS_BATCH_JOB_ARRAY_SIZE"),
    },
];

/// Returns the shard that the argument means.
///
/// # Errors
/// A message with what is missing.
pub fn resolve(argument: Option<ShardArgument>) -> Result<Option<Shard>, String> {
    match argument {
        None => Ok(None),
        Some(ShardArgument::Given(shard)) => Ok(Some(shard)),
        Some(ShardArgument::Auto(count)) => from_environment(count, &|name| env::var(name).ok()),
    }
    .map_err(|reason| format!("--shard auto: {reason}"))
}

fn from_environment(
    count: Option<u32>,
    variable: &dyn Fn(&str) -> Option<String>,
) -> Result<Option<Shard>, String> {
    let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
    let Some(engine) = ENGINES
        .iter()
        .find(|engine| variable(engine.number).is_some())
    else {
        let names = ENGINES.map(|engine| engine.number).join(", ");
        return Err(format!(
            "none of these environment variables is set: {names}. Give the shard: --shard 3/16"
        ));
    };
    let number_of = |name: &str| -> Result<Option<u32>, String> {
        let Some(value) = variable(name) else {
            return Ok(None);
        };
        let number = value.trim().parse();
        number
            .map(Some)
            .map_err(|_| format!("{name} is not a number: “{value}”"))
    };
    let count = match (count, engine.count) {
        (Some(count), _) => Some(count),
        (None, Some(name)) => number_of(name)?,
        (None, None) => None,
    };
    let Some(count) = count else {
        return Err(format!(
            "in {}, give the number of shards: --shard auto/16",
            engine.name
        ));
    };
    let index = number_of(engine.number)?.unwrap_or_default();
    let number = index
        .checked_sub(engine.first)
        .and_then(|index| index.checked_add(1));
    let shard = number.and_then(|number| Shard::new(number, count).ok());
    shard.map(Some).ok_or_else(|| {
        format!(
            "{}={index} is not one of {count} runs of {}. Give the number of shards: --shard auto/16",
            engine.number, engine.name
        )
    })
}

#[cfg(test)]
mod tests {
    use super::from_environment;

    fn shard(count: Option<u32>, variables: &[(&str, &str)]) -> Result<String, String> {
        let variable = |name: &str| {
            let found = variables.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        let shard = from_environment(count, &variable)?;
        Ok(shard.map(|shard| shard.to_string()).unwrap_or_default())
    }

    #[test]
    fn the_number_of_a_run_comes_from_the_variables_of_its_engine() {
        let slurm = ("SLURM_ARRAY_TASK_ID", "3");
        for (count, variables, expected) in [
            (Some(16), &[("JOB_COMPLETION_INDEX", "0")][..], "1/16"),
            (Some(16), &[("JOB_COMPLETION_INDEX", "15")], "16/16"),
            (None, &[slurm, ("SLURM_ARRAY_TASK_COUNT", "16")], "3/16"),
            (Some(8), &[slurm, ("SLURM_ARRAY_TASK_COUNT", "1")], "3/8"),
            (
                None,
                &[("CI_NODE_INDEX", "1"), ("CI_NODE_TOTAL", "4")],
                "1/4",
            ),
            (
                None,
                &[
                    ("AWS_BATCH_JOB_ARRAY_INDEX", "3"),
                    ("AWS_BATCH_JOB_ARRAY_SIZE", "4"),
                ],
                "4/4",
            ),
        ] {
            assert_eq!(shard(count, variables).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn a_run_that_is_not_one_of_the_shards_is_an_error() {
        for (count, variables, reason) in [
            (None, &[][..], "none of these environment variables"),
            (None, &[("JOB_COMPLETION_INDEX", "")], "none of these"),
            (None, &[("JOB_COMPLETION_INDEX", "1")], "--shard auto/16"),
            (
                Some(4),
                &[("JOB_COMPLETION_INDEX", "4")],
                "is not one of 4 runs",
            ),
            (
                Some(4),
                &[("JOB_COMPLETION_INDEX", "one")],
                "is not a number: “one”",
            ),
            // One task of an array that runs again has an array of its own.
            (
                None,
                &[
                    ("SLURM_ARRAY_TASK_ID", "3"),
                    ("SLURM_ARRAY_TASK_COUNT", "1"),
                ],
                "is not one of 1 runs",
            ),
            (Some(4), &[("SLURM_ARRAY_TASK_ID", "0")], "numbered from 1"),
        ] {
            let error = shard(count, variables).unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
    }
}
