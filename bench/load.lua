-- wrk: asks for the paths of a file in turn, and says at the end what came back, as one line of JSON.
-- Arguments: file of paths, expected status, "all" to look at each answer, a write every so many requests (0: none), pipe of the writer.

local thread

function setup(made)
  thread = made
end

function init(args)
  local requests, count, every = {}, 0, tonumber(args[4])
  for path in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
  local pipe
  if every > 0 then
    pipe = io.open(args[5], "w")
    pipe:setvbuf("no")
  end
  -- Defined only where it is needed: wrk is faster without.
  if #requests == 1 and not pipe then
    for path in io.lines(args[1]) do
      wrk.path = path
    end
  else
    function request()
      count = count + 1
      if pipe and count % every == 0 then
        pipe:write("w")
      end
      return requests[(count - 1) % #requests + 1]
    end
  end
  other, hits, misses = 0, 0, 0
  if args[3] == "all" then
    look(tonumber(args[2]))
  end
end

function look(expected)
  function response(status, headers)
    local told = headers["cache-status"] or headers["Cache-Status"] or ""
    if status ~= expected then
      other = other + 1
    elseif told:find("hit", 1, true) then
      hits = hits + 1
    elseif told:find("miss", 1, true) then
      misses = misses + 1
    end
  end
end

function done(summary, latency)
  local errors = summary.errors
  local broken = errors.connect + errors.read + errors.write + errors.timeout
  local refused = math.max(thread:get("other"), errors.status)
  io.write(string.format(
    '{"requests":%d,"seconds":%.6f,"size":%d,"p50":%.3f,"p99":%.3f,"other":%d,"broken":%d,"hits":%d,"misses":%d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    refused, broken, thread:get("hits"), thread:get("misses")
  ))
end
