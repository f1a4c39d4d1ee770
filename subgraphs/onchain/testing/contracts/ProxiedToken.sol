// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// The smallest token that works behind a proxy: no constructor sets anything.
contract ProxiedToken {
    string public constant name = "Proxied";
    string public constant symbol = "PRX";
    uint8 public constant decimals = 6;
    uint256 public totalSupply;
    address public owner;
    mapping(address => uint256) public balanceOf;

    function initialize(address owner_, uint256 supply) external {
        require(owner == address(0), "initialised");
        owner = owner_;
        totalSupply = supply;
        balanceOf[owner_] = supply;
    }

    function mint(address to, uint256 amount) external {
        require(msg.sender == owner, "not the owner");
        totalSupply += amount;
        balanceOf[to] += amount;
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
        return true;
    }
}
